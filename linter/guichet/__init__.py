"""guichet: a linter for public services. Loaded by pylint (`--load-plugins=guichet`) it is also a plugin.

What programs may rely on is `guichet.api` and `guichet.testing`; every other module is private and may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guichet.version import VERSION

if TYPE_CHECKING:
    from pylint.lint import PyLinter

__version__ = VERSION


def register(linter: PyLinter) -> None:
    """Register the plugin; called by pylint."""
    from guichet.hosts.pylint import register as register_checkers

    register_checkers(linter)
