"""What decides because of who someone is: an attribute of a person that a value depends on, read anywhere on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.deciding.reads import Read, reads_at
from guichet.done.nouns.act import Ground, Reason
from guichet.done.people.people import attribute_of, is_person
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.kept_data import kept_in
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins
from guichet.reading.python.scopes import given_to

_LEFT_OUT = re.compile(r"exclu|drop|forbid|protect|interdit|ignor|remov|banni|audit", re.I)
_DROPS = frozenset({"drop", "pop", "groupby", "defer", "discard", "difference"})


def people_in(node: nodes.NodeNG, module: PythonModule) -> tuple[Ground, ...]:
    """Return what a value takes from people, nearest first, each with the way to it."""
    found: dict[tuple[str, object], Ground] = {}
    for one in origins(node, module):
        for ground in (*_read(one), *_kept(one), *_shape_of_name(one)):
            found.setdefault((ground.path, ground.span), ground)
    return tuple(found.values())


_FIRST_NAMES = frozenset({"prenom", "first_name", "firstname", "given_name", "forename", "nom", "name"})
"""Names that are not told to be of a person by themselves: what holds them says so."""
_SHAPES = frozenset({"endswith", "startswith", "match", "fullmatch", "search"})
_FAMILY_NAMES = frozenset({"surname", "last_name", "lastname", "family_name", "nom_famille", "nom_de_famille", "patronyme", "nom_usage", "nom_naissance"})  # fmt: skip


def _shape_of_name(one: Origin) -> Iterator[Ground]:
    """The name whose beginning, end or letters a test looks at, or that it looks for among usual ones: a guess at where people come from."""
    yield from _country_code(one)
    for given in _looked_at(one.node):
        for each in origins(given, one.module):
            if any(_is_of_person(read) for read in _reads(each.node)):
                span = each.module.span(each.node)
                yield Ground(
                    Reason.PERSON,
                    each.module.path,
                    span,
                    each.module.text(each.node),
                    one.way,
                    True,
                    attribute_of("ethnicity"),
                )
                return


def _country_code(one: Origin) -> Iterator[Ground]:
    """The country of a telephone number, when a test looks at how it begins: a guess at where people come from."""
    call = one.node
    if isinstance(call, nodes.Call) and getattr(call.func, "attrname", "") == "startswith" and call.args:
        begins = f"{call.args[0].as_string()} {call.func.expr.as_string()}"
        if speaks_of(call.func.expr.as_string(), "identity.number") and speaks_of(begins, "identity.country_code"):
            shown = one.module.text(call.func.expr)
            yield Ground(
                Reason.PERSON, one.module.path, one.module.span(call), shown, one.way, True, attribute_of("ethnicity")
            )


def _looked_at(node: nodes.NodeNG) -> list[nodes.NodeNG]:
    """What a test looks at the letters of, or looks for in a list of names."""
    if isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute) and node.func.attrname in _SHAPES:
        return [node.func.expr] if node.func.attrname.endswith("with") else node.args
    if isinstance(node, nodes.Compare) and node.ops[0][0] in ("in", "not in"):
        return [node.left] if speaks_of(node.ops[0][1].as_string(), "identity.usual_names") else []
    return []


def _is_of_person(read: Read) -> bool:
    name = read.name.lower()
    if name in _FAMILY_NAMES:
        return True
    owner = read.node.expr if isinstance(read.node, nodes.Attribute) else getattr(read.node, "value", None)
    return name in _FIRST_NAMES and owner is not None and is_person(dotted(owner).rpartition(".")[2])


def _is_left_out(one: Origin) -> bool:
    """Whether a value only says what is not counted: columns dropped, a list of what is forbidden or of how errors are measured."""
    if any(_LEFT_OUT.search(hop.name) for hop in one.hops):
        return True
    node = one.node
    while node is not None and not isinstance(node, nodes.FunctionDef | nodes.ClassDef):
        if isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2] in _DROPS:
            return True
        node = node.parent
    return False


def _read(one: Origin) -> Iterator[Ground]:
    if _is_left_out(one):
        return
    for read in (*_reads(one.node), *_worked_out(one)):
        attribute = attribute_of(read.name)
        if attribute is not None and not (attribute.is_place and _is_matched(read.node)):
            span = one.module.span(read.node)
            yield Ground(
                Reason.PERSON, one.module.path, span, read.name, one.way, attribute.certain, attribute
            )  # fmt: skip


def _reads(node: nodes.NodeNG) -> Iterator[Read]:
    yield from reads_at(node)
    if isinstance(node, nodes.Call) and _guesses(node):
        yield Read(dotted(node.func).rpartition(".")[2], node)
    if isinstance(node, nodes.Name) and any(isinstance(one.parent, nodes.Arguments) for one in given_to(node)):
        yield Read(node.name, node)
    elif isinstance(node, nodes.Const) and isinstance(node.value, str) and (_is_key(node) or _is_told_apart(node)):
        yield Read(node.value, node)


def _worked_out(one: Origin) -> Iterator[Read]:
    """What a function of the project works out, from what someone told, that they are: `age(claim.born)`."""
    call = one.node
    if (
        not isinstance(call, nodes.Call)
        or not call.args
        or not isinstance(call.args[0], nodes.Attribute | nodes.Subscript)
    ):
        return
    name = dotted(call.func).rpartition(".")[2]
    if attribute_of(name) is not None and definitions(one.module.modules).functions(call.func, one.module):
        yield Read(name, call)


def _guesses(call: nodes.Call) -> bool:
    """Whether a call guesses, from a name, what nobody told."""
    attribute = attribute_of(dotted(call.func).rpartition(".")[2])
    return attribute is not None and attribute.is_never_right


def _is_key(node: nodes.Const) -> bool:
    """Whether a word is a key of a table, and not the name of a field that the table describes: its label, its help."""
    held = (
        next((value for key, value in getattr(node.parent, "items", ()) if key is node), None)
        if isinstance(node.parent, nodes.Dict)
        else None
    )
    return held is not None and not (
        isinstance(held, nodes.Dict) and {getattr(key, "value", None) for key, _ in held.items} >= _DESCRIBES
    )


_DESCRIBES = frozenset({"label", "type"})
"""The keys by which a table says how a field is shown."""


def _is_told_apart(node: nodes.Const) -> bool:
    """Whether a word is what people are told apart by: `case "homeless":`, `claim.situation == "homeless"`."""
    if isinstance(node.parent, nodes.MatchValue):
        return True
    test = node.parent
    return (
        isinstance(test, nodes.Compare)
        and test.ops[0][0] == "=="
        and isinstance(test.left, nodes.Attribute | nodes.Subscript)
    )


def _is_matched(node: nodes.NodeNG) -> bool:
    """Whether an address is only compared with another, as two papers are: `claim.address != bank.address`."""
    while isinstance(node.parent, nodes.Call):
        node = node.parent
    test = node.parent
    if not isinstance(test, nodes.Compare) or test.ops[0][0] not in ("==", "!=", "is not"):
        return False
    other = test.ops[0][1] if test.left is node else test.left
    return isinstance(other, nodes.Attribute | nodes.Subscript | nodes.Call)


def _kept(one: Origin) -> Iterator[Ground]:
    """What a table of weights or rules kept in YAML, TOML or JSON names of people."""
    if isinstance(one.node, nodes.Call):
        for entry in kept_in(one.node, one.module):
            attribute = attribute_of(entry.name)
            if attribute is not None:
                yield Ground(
                    Reason.PERSON, entry.path, entry.span, entry.name, one.way, attribute.certain, attribute
                )  # fmt: skip
