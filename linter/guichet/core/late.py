"""Libraries that are imported once somebody asks something of them: many runs ask nothing of most."""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

LIBRARIES = ("soupsieve", "charset_normalizer", "yaml")
"""What guichet or beautifulsoup4 imports and most files need nothing of: some selectors, texts of unknown encoding, tables of data."""


class _Late(ModuleType):
    """A module that runs when it is asked for something that it does not have yet.

    That of importlib runs as soon as it is imported a second time, before Python 3.14.
    """

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]
        spec = self.__spec__
        assert spec is not None
        assert spec.loader is not None
        spec.loader.exec_module(self)
        return getattr(self, name)


def postpone(*names: str) -> None:
    """Let `import` of some libraries do nothing until something is asked of them; one that is not installed stays so.

    It holds for the whole process, so only the command asks for it.
    """
    for name in names:
        spec = find_spec(name) if name not in sys.modules else None
        if spec is not None and spec.loader is not None:
            sys.modules[name] = module = module_from_spec(spec)
            module.__class__ = _Late
