"""The expressions of scripts that a template is shown with: by `res.render('page', { … })`, to all by `locals` and `addGlobal`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.core.memo import lasting_memo
from guichet.reading.given.served import ENDINGS
from guichet.reading.scripts.definitions import Defined, held_in
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.syntax import (
    FUNCTIONS,
    arguments,
    bare,
    field,
    function_around,
    key_of,
    returned,
    text,
    walk,
)
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_GIVES = (".render(", ".addGlobal(", ".locals.")
_FILES = 8


def handed(name: str, path: str, project: Site) -> Iterator[tuple[Any, Script]]:
    """Yield the expressions that scripts give to a name of a template, dotted as it writes it."""
    last = name.rpartition(".")[2]
    holding = [one for one in scripts_giving(project) if project.holds(one, last)][:_FILES]
    for there in holding:
        script = script_at(there, project)
        if script is not None and script.root is not None:
            yield from ((node, script) for node in _handed(name, path, script))


def held_by_component(name: str, script: Script) -> Iterator[Any]:
    """Yield what the script of a component gives to a name that its markup shows."""
    return _named(name.rpartition(".")[2], script.root, is_local=True)


def _handed(name: str, path: str, script: Script) -> Iterator[Any]:
    root, _, rest = name.partition(".")
    for call in script.walk("call_expression"):
        given = arguments(call)
        called = text(field(call, "function"))
        if called.endswith(".addGlobal") and len(given) == 2 and text(given[0])[1:-1] == name:
            yield given[1]
        if not called.endswith(".render") or len(given) < 2 or not _is_of(text(given[0])[1:-1], path):
            continue
        if rest:  # what the function writes under that name in what it hands over
            around = function_around(call)
            yield from _named(rest.rpartition(".")[2], around, is_local=False) if around is not None else ()
        else:
            yield from (one.node for one in held_in(Defined(bare(given[1]), script), root) if one.script is script)
    for one in script.walk("assignment_expression"):
        left = field(one, "left")
        if rest or left is None or left.type != "member_expression" or key_of(field(left, "property")) != root:
            continue
        if text(field(left, "object")).endswith(".locals"):
            yield field(one, "right")


def _named(name: str, around: Any, *, is_local: bool) -> Iterator[Any]:
    """The values written under a name: in tables, in what things hold, and by names of their own where those are shown."""
    for node in walk(around) if around is not None else ():
        if node.type == "pair" and key_of(field(node, "key")) == name:
            yield bare(field(node, "value"))
        elif (node.type == "assignment_expression" and key_of(field(field(node, "left"), "property")) == name) or (
            is_local and node.type == "assignment_expression" and text(field(node, "left")) in (name, f"{name}.value")
        ):
            yield field(node, "right")
        elif is_local and node.type == "variable_declarator" and text(field(node, "name")) == name:
            yield from _made(bare(field(node, "value")))


def _made(value: Any) -> Iterator[Any]:
    """What a name of a component stands for: its value, or what the function returns that keeps it fresh: `computed(() => …)`."""
    given = arguments(value) if value is not None and value.type == "call_expression" else []
    kept = [one for one in given if one.type in FUNCTIONS]
    if kept:
        yield from returned(kept[0])
    elif value is not None:
        yield value


def _is_of(named: str, path: str) -> bool:
    """Whether a route names a template, by the end of its path."""
    return any(f"/{path}".endswith(f"/{named.lstrip('/')}{end}") for end in ENDINGS) if named else False


@lasting_memo
def scripts_giving(project: Site) -> list[str]:
    """Return the scripts that give something to templates, by their texts."""
    return [
        path
        for path in project.paths
        if path.endswith(SCRIPT_SUFFIXES) and not is_test(path) and any(word in project.text(path) for word in _GIVES)
    ]
