"""The door that someone came by, and that turns them away: paper, the counter, a browser, refused for not being online."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from astroid import nodes

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.data.documents import documents_of
from guichet.reading.python.conditions import Condition, compared_to_none, holds
from guichet.reading.python.definitions import definitions
from guichet.reading.python.kept_data import kept_in
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.parts import assigned, lookup, returned
from guichet.reading.python.scopes import given_to

_DEPTH = 4
_LONGEST = 80
"""Characters of an expression that names a way in; a longer one does something else with it."""


@dataclass(frozen=True)
class _Ways:
    """What a test lets in, or turns away, where it is written."""

    test: nodes.NodeNG
    module: PythonModule
    lets_in: bool
    lists: tuple[tuple[str, ...], ...]
    """The values, apart for each list that the test may look into."""


def closed_channel(node: nodes.NodeNG, conditions: Iterable[Condition], module: PythonModule) -> Ground | None:
    """Return the test by which an act turns away those who did not come online; None when another door stays open."""
    found = [
        ways for one in conditions if not isinstance(one.holder, nodes.For | nodes.Call)
        for ways in (
            _of_case(one, node, module) if isinstance(one.holder, nodes.Match) else _ways(one.test, holds(one, node), module, 0)
        )
    ]  # fmt: skip
    admitted = [ways for ways in found if ways.lets_in]
    for ways in found:
        if not ways.lets_in and any(_leaves_screens(values) for values in ways.lists):
            return _ground(ways, module)
    if admitted and all(any(_is_online_only(values) for values in ways.lists) for ways in admitted):
        return _ground(admitted[0], module)
    return None


def _ground(ways: _Ways, module: PythonModule) -> Ground:
    through = ((ways.module.text(ways.test)[:60], ways.module.path, ways.test.lineno),)
    shown = ways.module.text(ways.test)
    return Ground(
        Reason.CHANNEL, ways.module.path, ways.module.span(ways.test), shown, through if ways.module is not module else ()
    )  # fmt: skip


def _leaves_screens(values: tuple[str, ...]) -> bool:
    """Whether a list names doors without a screen and no screen: one that names both keeps nobody apart."""
    return any(map(_is_offline, values)) and not any(speaks_of(one, "ways.online") for one in values)


def _is_offline(value: str) -> bool:
    return speaks_of(value, "ways.offline")


def _is_online_only(values: tuple[str, ...]) -> bool:
    return bool(values) and all(speaks_of(one, "ways.online") and not _is_offline(one) for one in values)


def _ways(test: nodes.NodeNG, truth: bool, module: PythonModule, depth: int) -> Iterator[_Ways]:
    """The ways in that a test tells apart when it has this answer; what it asks besides must be why some are let off."""
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        yield from _ways(test.operand, not truth, module, depth)
    elif isinstance(test, nodes.BoolOp):
        for part in test.values:
            others = [one for one in test.values if one is not part]
            if truth is not (test.op == "and") or all(speaks_of(one.as_string(), "ways.let_off") for one in others):
                yield from _ways(part, truth, module, depth)
    elif isinstance(test, nodes.Compare) and (nothing := compared_to_none(test)) is not None:
        yield from _ways(test.left, truth is not nothing, module, depth)
    elif isinstance(test, nodes.Compare) and len(test.ops) == 1:
        yield from _of_comparison(test, truth, module)
    elif (found := lookup(test)) is not None and (lists := tuple(_switched_on(found[0], module))):
        if _names_way(found[1], lets_in=False) or _are_of_filing(found, lists):
            yield _Ways(test, module, truth is False, lists)
    elif isinstance(test, nodes.Call) and depth < _DEPTH:
        for function in definitions(module.modules).functions(test.func, module):
            for value in returned(function.node):
                yield from _ways(value, truth, function.module, depth + 1)
    elif isinstance(test, nodes.Name) and depth < _DEPTH:
        for one in definitions(module.modules).of(test, module):
            if (value := assigned(one.node)) is not None:
                yield from _ways(value, truth, one.module, depth + 1)


def _switched_on(table: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[str, ...]]:
    """The ways in that a table of switches leaves open: `{"web": True, "paper": False}`."""
    for one in origins(table, module, made_of):
        pairs = one.node.items if isinstance(one.node, nodes.Dict) else []
        if pairs and all(isinstance(key, nodes.Const) for key, _ in pairs):
            if any(_is_off(value) and _is_offline(str(key.value)) for key, value in pairs):
                yield tuple(str(key.value) for key, value in pairs if not _is_off(value))
            return


def _are_of_filing(found: tuple[nodes.NodeNG, nodes.NodeNG], lists: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the keys of a table of switches are ways to come in, whatever the table is called: screens alone are left on."""
    said = " ".join(one.as_string() for one in found)
    return not speaks_of(said, "ways.answers") and all(map(_is_online_only, lists))


def _is_off(value: nodes.NodeNG) -> bool:
    return isinstance(value, nodes.Const) and not value.value


def _of_case(condition: Condition, node: nodes.NodeNG, module: PythonModule) -> Iterator[_Ways]:
    """The way in that a case of a `match` is for: turned away by the branch that holds the act."""
    case = next(one for one in condition.holder.cases if one.parent_of(node))
    held = case.pattern.nodes_of_class(nodes.MatchValue) if case.guard is None else ()
    values = tuple(value for one in held for found in _values(one.value, module, 0) for value in found)
    if values and _names_way(condition.test, lets_in=False):
        yield _Ways(case.pattern, module, False, (values,))


def _of_comparison(test: nodes.Compare, truth: bool, module: PythonModule) -> Iterator[_Ways]:
    operator, right = test.ops[0]
    if operator not in ("==", "in", "!=", "not in"):
        return
    for named, held in ((test.left, right), (right, test.left)):
        lets_in = (operator in ("==", "in")) is not truth
        told = any(says_way(one, lets_in=lets_in) for one in _said(named)) or (
            any(says_way(one, lets_in=False) for one in _said(named)) and _knows_doors(held, module)
        )
        if told and (lists := tuple(_values(held, module, 0))):
            yield _Ways(test, module, lets_in, lists)
            return


def _knows_doors(held: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether those who wrote a list meant doors by it: it is named for screens, or a door without one stands beside it."""
    named = isinstance(held, nodes.Name) and speaks_of(held.name, "ways.online")
    return named or _leaves_a_door_out(held, module)


def _leaves_a_door_out(held: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a door without a screen is written beside a list, by those who wrote the list: they knew it, and left it out."""
    beside = (
        statement.value
        for found in definitions(module.modules).of(held, module)
        if assigned(found.node) is not None
        for statement in found.node.statement().parent.body
        if isinstance(statement, nodes.Assign)
    )
    return any(isinstance(one, nodes.Const) and isinstance(one.value, str) and _is_offline(one.value) for one in beside)


def _said(node: nodes.NodeNG) -> Iterator[str]:
    """An expression, what its name was given in its function, and what a function judges by its own name or its marks."""
    yield node.as_string()
    if not isinstance(node, nodes.Name):
        return
    for one in given_to(node):
        if (value := assigned(one)) is not None:
            yield value.as_string()
        elif isinstance(one.parent, nodes.Arguments) and isinstance(function := one.frame(), nodes.FunctionDef):
            yield function.name
            marks = function.decorators.nodes_of_class(nodes.Const) if function.decorators else ()
            yield from (mark.value for mark in marks if isinstance(mark.value, str))


def _names_way(node: nodes.NodeNG, lets_in: bool) -> bool:
    return says_way(node.as_string(), lets_in=lets_in)


def says_way(said: str, *, lets_in: bool = False) -> bool:
    """Whether words say by which door one came; "source" says it only where a letter is turned away."""
    if len(said) > _LONGEST or speaks_of(said, "ways.answers"):
        return False
    return speaks_of(said, "ways.channels") or (not lets_in and speaks_of(said, "ways.sources"))


def _values(node: nodes.NodeNG, module: PythonModule, depth: int) -> Iterator[tuple[str, ...]]:
    """The values that a list may hold, each list apart: written out, named elsewhere, kept in a file under a key."""
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str):
            yield (node.value,)
    elif isinstance(node, nodes.List | nodes.Tuple | nodes.Set):
        yield tuple(value for one in node.elts for values in _values(one, module, depth) for value in values)
    elif (found := _looked_up(node)) is not None and depth < _DEPTH:
        yield from _under_any_key(found, module, depth)
    elif isinstance(node, nodes.Call) and node.args and depth < _DEPTH:
        yield from _values(node.args[0], module, depth + 1)
    elif isinstance(node, nodes.Subscript) or depth >= _DEPTH:
        yield from _kept(node, module)
    elif isinstance(node, nodes.Name | nodes.Attribute):
        found = definitions(module.modules).of(node, module)
        for one in found:
            if (value := assigned(one.node)) is not None:
                is_member = isinstance(value, nodes.Const) or isinstance(one.node.frame(), nodes.ClassDef)
                own = node.attrname if isinstance(node, nodes.Attribute) else node.name
                if is_member:
                    yield from (
                        (" ".join((own, *values)),) for values in tuple(_values(value, one.module, depth + 1)) or ((),)
                    )
                else:
                    yield from _values(value, one.module, depth + 1)
        if not found and isinstance(node, nodes.Attribute):
            yield (node.expr.as_string().rpartition(".")[2] if node.attrname in ("value", "name") else node.attrname,)


def _looked_up(node: nodes.NodeNG) -> nodes.NodeNG | None:
    """The table in which a list is looked up by a key that people, or their request, give: `CHANNELS[kind]`."""
    if isinstance(node, nodes.Subscript) and not isinstance(node.slice, nodes.Const):
        return node.value
    asks = isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute) and node.func.attrname == "get"
    return node.func.expr if asks and node.args and not isinstance(node.args[0], nodes.Const) else None


def _under_any_key(table: nodes.NodeNG, module: PythonModule, depth: int) -> Iterator[tuple[str, ...]]:
    """The lists that a table holds, each apart: written out, or kept in a file that code loads."""
    for one in origins(table, module, made_of):
        if isinstance(one.node, nodes.Dict):
            for _, value in one.node.items:
                yield from _values(value, one.module, depth + 1)
            return
        if isinstance(one.node, nodes.Call) and kept_in(one.node, one.module):
            yield from _in_files(one.module, partial(_is_inside, table))
            return


def _is_inside(table: nodes.NodeNG, keys: tuple[str, ...]) -> bool:
    """Whether keys of a file are those inside the part of it that a name is given: `RULES["kinds"]`."""
    is_part = isinstance(table, nodes.Subscript) and isinstance(table.slice, nodes.Const)
    return not is_part or table.slice.value in keys[:-1]


def _kept(node: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[str, ...]]:
    key = node.slice.value if isinstance(node, nodes.Subscript) and isinstance(node.slice, nodes.Const) else None
    if not isinstance(key, str):
        return
    for one in origins(node, module):
        if isinstance(one.node, nodes.Call) and kept_in(one.node, one.module):
            yield from _in_files(one.module, lambda keys: keys[-1:] == (key,))
            return


def _in_files(module: PythonModule, wanted: Callable[[tuple[str, ...]], bool]) -> Iterator[tuple[str, ...]]:
    """The lists of the files that a module loads, each apart, under the keys that are wanted."""
    for document in documents_of(module.source.text, module.path, module.project):
        lists = defaultdict(list)
        for entry in document.entries:
            if wanted(entry.keys):
                lists[entry.keys].append(entry.value)
        yield from map(tuple, lists.values())
