"""Baskets that begin with something to pay: lines that a class of Python puts in by itself, before anyone has chosen."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.core.numbers import amount
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.kind import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.roles import is_migration, is_test

_ROWS = nodes.Tuple | nodes.List | nodes.Dict | nodes.Call


def acts_in(module: PythonModule) -> Iterator[FromDeed]:
    """Yield the first line with a price that each basket of a module begins with, when people can take it away or it is an extra."""
    if is_test(module) or is_migration(module):
        return
    for owner in module.walk(nodes.ClassDef):
        if not speaks_of(owner.name, "deeds.baskets"):
            continue
        takes_away = any(speaks_of(one.name, "deeds.takes away") for one in owner.mymethods())
        for value in _beginnings(owner):
            line = next(
                ((row, at) for row, at in _lines(value, module) if _is_unasked(row, removable=takes_away)), None
            )
            if line is not None:
                row, at = line
                shown = " ".join(at.text(row).split())[:80]
                place = place_of(owner, module)
                yield FromDeed(Kind.ANSWER, at.path, at.span(row), place, what=What.ADDED, shown=shown)
                break


def _beginnings(owner: nodes.ClassDef) -> Iterator[nodes.NodeNG]:
    """What the fields of a class begin with: their defaults, and what is put in them as it is made."""
    for one in owner.body:
        if isinstance(one, nodes.Assign | nodes.AnnAssign) and one.value is not None:
            target = one.targets[0] if isinstance(one, nodes.Assign) else one.target
            if speaks_of(target.as_string(), "deeds.in a basket"):
                yield one.value
    made = owner.locals.get("__init__", ())
    for function in made:
        given = {one.name for one in function.args.arguments} if isinstance(function, nodes.FunctionDef) else set()
        for one in function.nodes_of_class(nodes.Assign):
            target, names = one.targets[0], {name.name for name in one.value.nodes_of_class(nodes.Name)}
            if (
                isinstance(target, nodes.AssignAttr)
                and speaks_of(target.attrname, "deeds.in a basket")
                and not given & names
            ):
                yield one.value


def _lines(value: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    """The rows of the lists that a field begins with, those that a constant holds too."""
    lists = [(one, module) for one in value.nodes_of_class((nodes.List, nodes.Tuple))]
    for name in value.nodes_of_class(nodes.Name):
        known = origins(name, module) if name.name.isupper() else ()
        lists += [(one.node, one.module) for one in known if isinstance(one.node, nodes.List | nodes.Tuple)]
    for held, at in lists:
        for row in held.elts:
            known = origins(row, at) if isinstance(row, nodes.Name) and row.name.isupper() else ()
            yield from ((one.node, one.module) for one in known if isinstance(one.node, _ROWS))
            if isinstance(row, _ROWS):
                yield row, at


def _is_unasked(row: nodes.NodeNG, *, removable: bool) -> bool:
    """Whether a row says what it is and what it costs, and is no charge that comes with everything."""
    values = [one.value for one in row.nodes_of_class(nodes.Const) if one.value is not None]
    said = " ".join(one for one in values if isinstance(one, str))
    extra = speaks_of(said, "deeds.extras")
    comes_along = speaks_of(said, "deeds.comes along") or speaks_of(said, "deeds.takes off")
    return _is_priced(row) and any(map(str.isalpha, said)) and not comes_along and (extra or removable)


def _is_priced(row: nodes.NodeNG) -> bool:
    """Whether a row holds a sum: a decimal number, or a number under the name of a price."""
    sums = [one.args[0] for one in row.nodes_of_class(nodes.Call) if dotted(one.func).endswith("Decimal") and one.args]
    sums += [one for one in row.nodes_of_class(nodes.Const) if isinstance(one.value, float)]
    for table in row.nodes_of_class(nodes.Dict):
        sums += [value for key, value in table.items if speaks_of(key.as_string(), "deeds.priced")]
    for call in row.nodes_of_class(nodes.Call):
        sums += [word.value for word in call.keywords if word.arg and speaks_of(word.arg, "deeds.priced")]
    return any(isinstance(one, nodes.Const) and (amount(str(one.value)) or 0) > 0 for one in sums)
