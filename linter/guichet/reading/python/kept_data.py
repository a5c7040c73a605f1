"""The table kept in a file that a call loads: `yaml.safe_load(Path("rules.yml").read_text())`, `json.load(open(PATH))`; the keys of one written out in code."""

from __future__ import annotations

import os
import re

from astroid import nodes

from guichet.core.memo import memo
from guichet.core.source import Source, UnreadableError
from guichet.reading.data.tables import Entry, entries_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import Modules, PythonModule, dotted
from guichet.reading.python.parts import assigned

_LOADERS = frozenset({"load", "loads", "safe_load", "load_all", "safe_load_all", "full_load", "parse", "read_json"})
_LIBRARIES = re.compile(
    r"(?:^|\.)(?:yaml|json|tomllib|tomli|toml|ruamel|orjson|rtoml|YAML|omegaconf|OmegaConf|pd|pandas)\b"
)
_TABLE = re.compile(r"\.(?:ya?ml|toml|json|ini)$")
_DEPTH = 4


def kept_in(call: nodes.Call, module: PythonModule) -> tuple[Entry, ...]:
    """Return the entries of the file that a call loads; empty when it loads none, or one that is not in the project."""
    name = dotted(call.func)
    if name.rpartition(".")[2] not in _LOADERS or not _LIBRARIES.search(name):
        return ()
    path = next((one for one in _texts(call, module, 0) if _TABLE.search(one)), None)
    found = _file(path, module) if path else None
    return entries_of(found) if found is not None else ()


def _texts(node: nodes.NodeNG, module: PythonModule, depth: int) -> list[str]:
    """The texts that an expression is made of, through the names that it goes by; the last part of a path alone."""
    found = [
        one.value for one in node.nodes_of_class(nodes.Const) if isinstance(one.value, str) and _TABLE.search(one.value)
    ]
    if not found and depth < _DEPTH:
        for name in node.nodes_of_class((nodes.Name, nodes.Attribute)):
            for one in definitions(module.modules).of(name, module):
                value = assigned(one.node) or (one.node.parent if isinstance(one.node.parent, nodes.With) else None)
                if value is not None and not isinstance(one.node.parent, nodes.Arguments):
                    found += _texts(value, one.module, depth + 1)
            if found:
                break
    return found


@memo
def _known(_: Modules) -> dict[str, Source | None]:
    return {}


def _file(name: str, module: PythonModule) -> Source | None:
    known = _known(module.modules)
    tail = name.lstrip("./")
    if tail not in known:
        paths = [path for path in module.project.paths if f"/{path}".endswith(f"/{tail}")]
        known[tail] = _read(paths, module)
    return known[tail]


def _read(paths: list[str], module: PythonModule) -> Source | None:
    for path in sorted(paths, key=lambda one: -len(os.path.commonpath((one, module.path)))):
        try:
            return module.project.source(path)
        except UnreadableError:
            continue
    return None


def keys_written_out(table: nodes.NodeNG, module: PythonModule) -> frozenset[object] | None:
    """The keys of a table whose every line stands in the code; None for one that holds what nobody wrote there."""
    named = definitions(module.modules).of(table, module)
    made = [table] if isinstance(table, nodes.Dict) else [assigned(one.node) for one in named]
    known = [one for one in made if isinstance(one, nodes.Dict)]
    if not known or len(known) < len(made):
        return None
    keys = [key for one in known for key, _ in one.items]
    if not keys or not all(isinstance(key, nodes.Const) for key in keys):
        return None
    return frozenset(key.value for key in keys)
