"""What a value decides once it is written as a status: read in texts, enumerations, tables, answers of functions, kept files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from astroid import nodes

from guichet.done.nouns.act import Kind
from guichet.done.words import apart, names, speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.kept_data import kept_in
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import kept_under, origins
from guichet.reading.python.parts import assigned, lookup, returned

Verdict = tuple[nodes.NodeNG, Kind]
"""The value that decides, and what it does."""

_LONGEST = 40
_DEPTH = 3
FIRST_PAGE = r"(?:/|(?:\w{1,20}:)?(?:accueil|home|index|app_home))"
"""The address or the name of the page on which one arrives."""


@lru_cache(maxsize=20_000)
def verdict_of(word: str) -> Kind | None:
    """Return what a status does to whoever gets it; a step where someone looks does nothing yet."""
    said = apart(word)
    if not said or len(word) > _LONGEST or names("decisions.human").search(said):
        return None
    if said.startswith(("non ", "not ", "un ", "in ")) and not names("decisions.refuse").search(said):
        return None
    for kind, idea in ((Kind.REFUSE, "refuse"), (Kind.CLOSE, "close"), (Kind.CONTROL, "control")):
        if names(f"decisions.{idea}").search(said):
            return kind
    return None


def is_field(name: str) -> bool:
    """Whether a name is that of what holds a decision."""
    return speaks_of(name, "decisions.fields")


def field_of(target: nodes.NodeNG) -> tuple[str, nodes.NodeNG | None]:
    """Return the field that an assignment fills, and what the field is of."""
    if isinstance(target, nodes.AssignAttr):
        return target.attrname, target.expr
    if isinstance(target, nodes.Subscript):
        key = target.slice.elts[-1] if isinstance(target.slice, nodes.Tuple) and target.slice.elts else target.slice
        return (str(key.value) if isinstance(key, nodes.Const) else ""), target.value
    return (target.name, None) if isinstance(target, nodes.AssignName) else ("", None)


def mask_of(target: nodes.NodeNG) -> tuple[nodes.NodeNG, ...]:
    """Return the rows that a table is filled on: `df.loc[df.score > 0.7, "status"] = …`."""
    if isinstance(target, nodes.Subscript) and isinstance(target.slice, nodes.Tuple):
        return tuple(target.slice.elts[:1])
    return ()


def verdicts(value: nodes.NodeNG | None, module: PythonModule, depth: int = 0) -> Iterator[Verdict]:
    """Yield what a value may decide, branch by branch; a value that cannot be followed decides nothing.

    A member of an enumeration decides by its own name, or else by its code or its label: `AFTER = "rej", "Rejected"`.
    """
    if value is None or depth > _DEPTH:
        return
    if isinstance(value, nodes.IfExp):
        yield from verdicts(value.body, module, depth + 1)
        yield from verdicts(value.orelse, module, depth + 1)
    elif isinstance(value, nodes.BoolOp):
        for part in value.values:
            yield from verdicts(part, module, depth + 1)
    elif isinstance(value, nodes.Call):
        yield from _of_call(value, module, depth)
    elif isinstance(value, nodes.Tuple) and isinstance(value.parent.parent, nodes.ClassDef):
        yield from islice((one for part in value.elts for one in verdicts(part, module, depth + 1)), 1)
    elif (kind := verdict_of(word_of(value))) is not None:
        yield value, kind
    elif isinstance(value, nodes.Name | nodes.Attribute | nodes.Subscript):
        yield from _behind(value, module, depth)


def word_of(value: nodes.NodeNG) -> str:
    """Return the word that a value is, as it is written or by the name of a member; "" when it is none."""
    if isinstance(value, nodes.Const):
        return value.value if isinstance(value.value, str) else ""
    if isinstance(value, nodes.Attribute):
        return word_of(value.expr) if value.attrname in ("value", "name") else str(value.attrname)
    if isinstance(value, nodes.Subscript):
        return word_of(value.slice)
    return value.name if isinstance(value, nodes.Name) and value.name.isupper() else ""


def _of_call(value: nodes.Call, module: PythonModule, depth: int) -> Iterator[Verdict]:
    """`Status("refused")`, `decide(claim)`, `np.where(risky, "suspended", "active")`, `table.get(x, "refus")`."""
    functions = definitions(module.modules).functions(value.func, module)
    for function in functions:
        for answer in returned(function.node):
            for node, kind in verdicts(answer, function.module, depth + 1):
                yield (node if function.module is module else value), kind
    if not functions:
        yield from _looked_up(value, module, depth)
        for given in (*value.args, *(word.value for word in value.keywords)):
            yield from verdicts(given, module, depth + 1)


def _behind(value: nodes.NodeNG, module: PythonModule, depth: int) -> Iterator[Verdict]:
    """What a name was given, what a table holds under a key, what a kept file says under it."""
    if isinstance(value, nodes.Subscript):
        key = value.slice.value if isinstance(value.slice, nodes.Const) else None
        if isinstance(key, str):
            for one in kept_under(value.value, key, module):
                yield from ((value, kind) for _, kind in verdicts(one.node, one.module, depth + 1))
            yield from ((value, kind) for kind in _in_file(value, key, module))
        else:
            yield from _looked_up(value, module, depth)
        return
    for one in definitions(module.modules).of(value, module):
        given = assigned(one.node) if not isinstance(one.node.parent, nodes.For | nodes.Comprehension) else None
        for node, kind in verdicts(given, one.module, depth + 1):
            yield (node if one.module is module else value), kind


_STATUS = re.compile(r"(?:status|statut|verdict|outcome|decision|décision)['\"\])]*$", re.I)
"""What a table is asked under when it only puts a decision in other words: who took it is elsewhere."""


def _looked_up(value: nodes.NodeNG, module: PythonModule, depth: int) -> Iterator[Verdict]:
    """What a table holds, whatever the key that the person's situation gives: `{"red": "refused"}[colour]`."""
    table, key = lookup(value) or (None, None)
    if table is None or isinstance(key, nodes.Const) or (key is not None and _STATUS.search(key.as_string())):
        return
    held = [(table, module)] if isinstance(table, nodes.Dict) else []
    for one in definitions(module.modules).of(table, module) if not held else ():
        given = assigned(one.node)
        if isinstance(given, nodes.Dict):
            held.append((given, one.module))
    for found, owner in held:
        for _, answer in found.items:
            yield from ((value, kind) for _, kind in verdicts(answer, owner, depth + 1))


def _in_file(value: nodes.Subscript, key: str, module: PythonModule) -> Iterator[Kind]:
    for one in origins(value.value, module):
        if isinstance(one.node, nodes.Call):
            for entry in kept_in(one.node, one.module):
                if entry.name == key and (kind := verdict_of(entry.value)) is not None:
                    yield kind
                    return
