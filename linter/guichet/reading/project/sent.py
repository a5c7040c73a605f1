"""Layouts of Rails that mailers name: they go by electronic mail, whatever they are called."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

_LAYOUT = re.compile(r"""\blayout:?[\s(]+["':](\w+)""")
_VIEW = re.compile(r"(?:^|(?<=/))app/views/layouts/(\w+)\.")


def is_sent_layout(path: str) -> bool:
    """Whether a mailer of Rails names a layout, and no controller does."""
    view = _VIEW.search(path)
    if view is None:
        return False
    app = Path(os.path.abspath(path[: view.start()] or ".")) / "app"
    return view[1] in _named_in(app / "mailers") and view[1] not in _named_in(app / "controllers")


@lru_cache(maxsize=16)
def _named_in(folder: Path) -> frozenset[str]:
    """Return the layouts that the code of a folder names."""
    return frozenset(name for path in folder.rglob("*.rb") for name in _LAYOUT.findall(_text(path)))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
