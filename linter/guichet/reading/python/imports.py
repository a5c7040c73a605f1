"""Which checked modules a module imports, by its text alone: nothing is parsed."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.python.module import Modules

_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*(?:\(([^)]*)\)|([\w, \t]+))|import[ \t]+([\w.]+))", re.M
)


def reach(path: str, modules: Modules) -> list[str]:
    """Return the checked modules that a module imports, and those that these import."""
    found: dict[str, None] = {}
    level = [path]
    for _ in range(2):
        level = [one for user in level for one in _named_in(user, modules) if one != path and one not in found]
        found.update(dict.fromkeys(level))
    return list(found)


@memo
def _known(_: Modules) -> dict[str, list[str]]:
    return {}


def _named_in(path: str, modules: Modules) -> list[str]:
    known = _known(modules)
    if path not in known:
        found: dict[str, None] = {}
        for match in _IMPORT.finditer(modules.project.text(path)):
            dots, module, names = match[1] or "", match[2] or match[5] or "", match[3] or match[4] or ""
            for name in (module, *(f"{module}.{one.split()[0]}" for one in names.split(",") if one.split())):
                target = modules.resolve(name.strip("."), len(dots), path)
                if target is not None:
                    found[target] = None
        known[path] = list(found)
    return known[path]
