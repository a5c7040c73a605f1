"""Which checked modules a module imports: by its text alone, where nothing is parsed, and those whose names it takes whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import keyed_memo, memo
from guichet.reading.python.module import Modules, PythonModule

_IMPORT = re.compile(
    r"^[ \t]*+(?:from[ \t]++(\.*)([\w.]*)(?<![ \t])[ \t]++import[ \t]*+(?:\(([^()]*)\)|([\w, \t]+))|import[ \t]++([\w., \t]+))",
    re.M,
)
_DOTTED = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*[.:][^\W\d]\w*")


def reach(path: str, modules: Modules) -> list[str]:
    """Return the checked modules that a module imports, and those that these import."""
    found: dict[str, None] = {}
    level = [path]
    for _ in range(2):
        level = [one for user in level for one in imported_by(user, modules) if one != path and one not in found]
        found.update(dict.fromkeys(level))
    return list(found)


@keyed_memo
def imported_by(path: str, modules: Modules) -> list[str]:
    """Return the checked modules that a module imports: those that it names, and those that may be names of these."""
    found: dict[str, None] = {}
    for match in _IMPORT.finditer(modules.project.text(path)):
        dots, module, names = match[1] or "", match[2] or "", match[3] or match[4] or ""
        inside = [f"{module}.{one}" for one in _first_words(names)]
        for name in (module, *inside) if match[5] is None else _first_words(match[5]):
            target = modules.resolve(name.strip("."), len(dots), path)
            if target is not None:
                found[target] = None
    return list(found)


def _first_words(names: str) -> list[str]:
    """What some names are called where they come from: `a as b, c` are a and c."""
    return [one.split()[0] for one in names.split(",") if one.split()]


def written_out(node: nodes.Const, module: PythonModule) -> Iterator[tuple[str, PythonModule]]:
    """Yield the name and the checked module that a text stands for, as settings write them: `"faults.views.server_error"`."""
    if isinstance(node.value, str) and _DOTTED.fullmatch(node.value):
        where, _, name = node.value.replace(":", ".").rpartition(".")
        path = module.modules.resolve(where, 0, module.path)
        other = module.modules.parsed(path) if path is not None else None
        if other is not None and name in other.tree.locals:
            yield name, other


def starred(name: str, module: PythonModule) -> Iterator[PythonModule]:
    """Yield the checked modules that hold a name and are imported whole: `from forms.demande import *`."""
    for one in _stars(module):
        path = module.modules.resolve(one.modname, one.level or 0, module.path)
        other = module.modules.parsed(path) if path is not None and path != module.path else None
        if other is not None and (name in other.tree.locals or _stars(other)):
            yield other


@memo
def _stars(module: PythonModule) -> list[nodes.ImportFrom]:
    return [
        one
        for one in module.tree.body
        if isinstance(one, nodes.ImportFrom) and any(real == "*" for real, _ in one.names)
    ]
