"""How strongly one must prove who one is, and before what: levels and faces in settings, in calls, in files of data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.done.grounds.proof import strong_level
from guichet.done.nouns.titles import TITLES
from guichet.done.offered.guards import guarded_by, is_light, is_light_project
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes
from guichet.reading.python.module import PythonModule
from guichet.reading.python.views import view_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS, field, text

_NAMED = re.compile(r"\beidas_?[23]\b|\bLoA/(?:high|substantial)\b", re.I)
_TESTS = re.compile(r"^test|Test$|mock|fixture", re.I)
_LISTED = (nodes.List, nodes.Tuple, nodes.Set, nodes.Compare, nodes.Expr)
_WORD = 15
"""Characters below which a text is one word."""
_LONGEST = 200
_LEAST = 3
"""Things with a step each from which a table is a scale."""
_STEPS = frozenset(
    "none aucun faible low basic medium moyen substantial substantiel high eleve élevé fort strong renforce renforcé 0 1 2 3".split()
)
_TITLES = TITLES | frozenset(
    "parcours flow journey acte for service demarche procedure objet description usage page path route url client client_id application app".split()
)

Level = tuple[nodes.Const, str, str, bool | None]
"""Where a level is written, the level, what it stands before, and whether that needs none."""


def levels_in(module: PythonModule) -> Iterator[Level]:
    """Yield the strong levels that a module asks for, unless all that they guard needs them."""
    for node in module.walk(nodes.Const):
        level = _level(node, module)
        if not level:
            continue
        view = view_of(node)
        if view is None:
            yield node, level, "", is_light_project(module) or None
        elif not any(map(_TESTS.search, (view.name, *_class_around(view)))):
            told = [is_light(one) for one in guarded_by(node, module)]
            if False not in told:
                yield node, level, view.name, True in told or None


def _level(node: nodes.Const, module: PythonModule) -> str:
    """The strong level that a text names and asks for; empty for any other text."""
    if not isinstance(node.value, str) or len(node.value) >= _LONGEST:
        return ""
    found = _NAMED.search(node.value)
    if found is not None and not isinstance(node.parent, _LISTED) and not _is_spare(node):
        return found[0]
    return node.value if len(node.value) < _WORD and _is_named_step(node, module) else ""


def _is_named_step(node: nodes.Const, module: PythonModule) -> bool:
    """Whether a text is a high step that a class or a call asks for under the name of a level: `niveau = "substantiel"`."""
    parent = node.parent
    name = parent.arg or "" if isinstance(parent, nodes.Keyword) else ""
    if isinstance(parent, nodes.Assign) and isinstance(parent.parent, nodes.ClassDef):
        name = parent.targets[0].as_string()
    if not name or not speaks_of(name, "identity.scale"):
        return False
    return node.value.lower().startswith("substanti") or (
        node.value.lower() in _STEPS
        and bool(strong_level(node.value))
        and speaks_of(module.source.text, "identity.of_identity")
    )


def _is_spare(node: nodes.Const) -> bool:
    """Whether a level is only given a name that does not say what it is for, to be used where it is compared."""
    parent = node.parent
    return (
        isinstance(parent, nodes.Assign)
        and "eidas" not in node.value[:6].lower()
        and not speaks_of(parent.targets[0].as_string(), "identity.level")
    )


def _class_around(node: nodes.NodeNG) -> list[str]:
    scope = node.parent.scope() if node.parent is not None else None
    return [scope.name] if isinstance(scope, nodes.ClassDef) else []


def is_level(one: Tree, holder: Tree | None = None) -> bool:
    """Whether a part of a table says how strongly one must prove who one is, and wants much; `holder` is what it stands in."""
    named = f"{holder.key if holder is not None else ''} {one.key}"
    return bool(speaks_of(named, "identity.level") and one.value and strong_level(one.value))


def _is_step(one: Tree, around: tuple[Tree, ...]) -> bool:
    """Whether a part gives something a high step of a scale of identity: `services: {library: high, tax: high, waste: low}`."""
    if not (around and one.key and one.value and strong_level(one.value)):
        return False
    steps = [part.value or "" for part in around[-1].leaves]
    if len(steps) < _LEAST or any(step.lower() not in _STEPS for step in steps):
        return False
    beside = " ".join((one.path, *(f"{each.key} {' '.join(part.key for part in each.parts)}" for each in around)))
    said = f"{beside} {around[0].said}"
    proves = speaks_of(said, "identity.weak_step") and speaks_of(said, "identity.strong_step")
    return speaks_of(beside, "identity.scale") and (proves or speaks_of(said, "identity.of_identity"))


def levels_kept(tree: Tree) -> Iterator[tuple[Tree, str, str]]:
    """Yield the strong levels that a table asks for before what needs none, each once, with the name of that."""
    said: set[int] = set()
    for around, one in tree.walk():
        if id(one) not in said and (is_level(one, around[-1] if around else None) or _is_step(one, around)):
            light, before = _judged(around, one)
            inherits = "" if light or len(around) < 2 else _inheriting(around[-2], around[-1], one)
            if light or inherits:
                said.add(id(one))
                yield one, one.value or "", before if light else inherits


def _inheriting(whole: Tree, defaults: Tree, level: Tree) -> str:
    """What needs no proof and says no level of its own, beside the level that all take by default; "" when there is none."""
    if not speaks_of(defaults.key, "identity.by_default"):
        return ""
    entries = (entry for table in whole.parts if table is not defaults for entry in table.parts)
    bare = (entry.key for entry in entries if all(part.key != level.key for _, part in entry.walk()))
    return next((one for one in bare if speaks_of(one, "identity.light") and not speaks_of(one, "identity.grave")), "")


def faces_kept(tree: Tree) -> Iterator[tuple[Tree, str, bool | None, bool]]:
    """Yield the comparisons of a face that a table sets: before what, whether that needs none, whether nothing is taken instead."""
    said: set[int] = set()
    for around, one in tree.walk():
        if one.parts or not around or not _is_face(around, one):
            continue
        alone = (
            _is_only_choice(around)
            or _is_demanded(around)
            or any(
                speaks_of(part.key, "identity.another_way") and (not part.value or is_no(part.value))
                for part in around[-1].leaves
            )
        )
        light, before = _judged(around, one)
        if (light or alone) and id(around[-1]) not in said:
            said.add(id(around[-1]) if around[-1].key == "" else id(one))
            yield one, before, light, alone


def _is_only_choice(around: tuple[Tree, ...]) -> bool:
    """Whether a list of ways to prove who one is holds one alone: `any_of: [[passport_chip, face_match]]`."""
    return any(len(one.parts) == 1 and speaks_of(one.key, "identity.accepted") for one in around[-2:])


def _is_demanded(around: tuple[Tree, ...]) -> bool:
    """Whether a list of steps is one that all must go through: `REQUIRED = {"change_address": [password, face_scan]}`."""
    demanded = any(
        names("fields.must").search(apart(one.key)) and not speaks_of(one.key, "identity.face") for one in around
    ) or any(names("fields.must").search(apart(one.key)) and is_yes(one.value) for one in around[-1].leaves)
    return (
        demanded
        and not any(speaks_of(one.key, idea) for one in around for idea in ("identity.accepted", "fields.may"))
        and not any(speaks_of(around[0].said, idea) for idea in ("identity.another_way", "ways.without_screen"))
    )


def _is_face(around: tuple[Tree, ...], one: Tree) -> bool:
    """Whether a setting of how people prove who they are is a face."""
    named = " ".join((*(each.key for each in around[-3:]), one.key, one.path.rpartition(".")[0].replace("/", " ")))
    return (
        speaks_of(one.value or "", "identity.face")
        and speaks_of(named, "identity.proving")
        and len(one.value or "") < 60
    )


def _judged(around: tuple[Tree, ...], one: Tree) -> tuple[bool | None, str]:
    """Whether what a setting stands before needs no proof, by the nearest name that tells, and that name."""
    if speaks_of(one.key, "identity.grave"):
        return False, one.key
    if speaks_of(one.key, "identity.light"):
        return True, one.key
    for holder in reversed(around):
        titles = [part.value or "" for part in holder.leaves if part.key.lower() in _TITLES and part is not one]
        for name in (*titles, holder.key, *((holder.path,) if holder is around[0] else ())):
            if speaks_of(name, "identity.grave"):
                return False, name
            if speaks_of(name, "identity.light"):
                return True, name
    return None, ""


def levels_in_script(script: Script) -> Iterator[tuple[Any, str, str]]:
    """Yield the strong levels that a script asks for before what its names say needs none, with the name that says it."""
    for node in script.walk("string"):
        found = _NAMED.search(text(node))
        if found is not None and len(text(node)) < 200:
            names = [*_functions_around(node), script.path]
            if speaks_of(" ".join(names), "identity.light") and not speaks_of(script.text, "identity.grave"):
                yield node, found[0], next(one for one in names if speaks_of(one, "identity.light"))


def _functions_around(node: Any) -> Iterator[str]:
    while node is not None:
        if node.type in FUNCTIONS:
            yield text(field(node, "name"))
        node = node.parent
