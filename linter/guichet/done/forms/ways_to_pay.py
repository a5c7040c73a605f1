"""The ways to pay that code lists: a constant, a setting of a class, what a call gives to who takes the payment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from astroid import nodes

from guichet.core.memo import memo
from guichet.core.places import Place
from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.forms.written import offered
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import entries, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test

_SETS = frozenset({"frozenset", "set", "tuple", "list"})


def acts_in(module: PythonModule) -> Iterator[Form]:
    """Yield each list of ways to pay of a module, as a choice that people are given."""
    if (
        is_test(module)
        or is_migration(module)
        or not any(word in module.source.lowered for word in entries("fields.card"))
    ):
        return
    for name, value in _named(module):
        known = speaks_of(name, "fields.ways_to_pay")
        taken = not known and speaks_of(name, "ways.taken") and _leaves_others_out(value, module)
        ways = offered(value, module) if known or taken else None
        if ways:
            choice = Asked(name, name if known else "payment", Sort.CHOICE, True, module.path, module.span(value), ways)
            yield Form(
                Kind.ASK,
                module.path,
                choice.span,
                place_of(value, module),
                name=name,
                fields=(choice,),
                title=module.path,
            )


def cards_alone(tree: Tree, place: Place) -> Iterator[Form]:
    """Yield the lists of ways to pay, or to be paid, of a table that hold a card alone: `refund: {methods: [card]}`."""
    for around, one in tree.walk():
        words = [part.value or "" for part in one.parts if not part.parts and not part.key]
        if not words or len(words) != len(one.parts) or not all(speaks_of(word, "fields.card") for word in words):
            continue
        said = " ".join((*(each.key for each in around), one.key, one.path))
        apart_from_others = _keys((around or (one,))[0])[one.key] > 1
        whole = _said(
            around[-1] if around and apart_from_others else (around or (one,))[0]
        )  # each sum says its own ways to pay
        means = speaks_of(one.key, "fields.means") or speaks_of(one.key, "fields.ways_to_pay")
        beside = " ".join((*(each.key for each in around), *_in_its_group(one, around), one.path))
        pays = any(speaks_of(beside, idea) for idea in ("fields.payment", "fields.paid_to_people", "fields.owed"))
        sure = all(speaks_of(word, "fields.bank_card") for word in words)
        pays = pays or sure or speaks_of(one.key, "fields.ways_to_pay")
        if means and pays and not speaks_of(whole, "fields.other_payment"):
            choice = Asked(one.key, "payment", Sort.CHOICE, True, one.path, one.span, tuple(words))
            yield Form(Kind.ASK, one.path, one.span, place, name=said, fields=(choice,), title=one.path)


@memo
def _keys(tree: Tree) -> Counter[str]:
    """How many parts of a table bear each key."""
    return Counter(part.key for _, part in tree.walk())


def _in_its_group(one: Tree, around: Sequence[Tree]) -> Iterator[str]:
    """The keys that stand beside one and begin as it does, where a flat table groups them by their first names: `office.methods`, `office.payment_days`."""
    group = one.key.rpartition(".")[0]
    yield from (each.key for each in (around[-1].parts if group and around else ()) if each.key.startswith(f"{group}."))


@memo
def _said(tree: Tree) -> str:
    """All the words of a table but those by which it only calls ways to pay, offered or not: `labels: {cheque: "Cheque by post"}`."""
    named = (
        (around, one)
        for around, one in tree.walk()
        if not any(speaks_of(each.key, "fields.labels_of") for each in (*around, one))
    )
    return " ".join(f"{one.key} {one.value or ''}" for _, one in named)


def _named(module: PythonModule) -> Iterator[tuple[str, nodes.NodeNG]]:
    """The lists of a module, each under the name that it is given."""
    for call in module.walk(nodes.Call):
        yield from ((one.arg, one.value) for one in call.keywords if one.arg and _is_list(one.value))
    for table in module.walk(nodes.Dict):
        keys = [str(key.value) for key, _ in table.items if isinstance(key, nodes.Const)]
        priced = "payment " if any(speaks_of(key, "fields.priced") for key in keys) else ""
        for key, value in table.items:
            if isinstance(key, nodes.Const) and _is_list(value):
                pays = priced if speaks_of(str(key.value), "fields.means") else ""
                yield f"{pays}{key.value}", value
    for node in module.walk(nodes.Assign):
        target = node.targets[0]
        value = _made_of(node.value)
        if (
            isinstance(target, nodes.AssignName)
            and _is_list(value)
            and isinstance(node.scope(), nodes.Module | nodes.ClassDef)
        ):
            yield target.name, value


def _made_of(value: nodes.NodeNG) -> nodes.NodeNG:
    """The list that a set, or the like, is made of: `frozenset({Method.CARD})`."""
    made = isinstance(value, nodes.Call) and dotted(value.func) in _SETS and len(value.args) == 1
    return value.args[0] if made else value


def _leaves_others_out(value: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a list holds members of an enumeration of ways to pay that has others: those who wrote it knew them."""
    owners = {one.expr.as_string(): one.expr for one in value.nodes_of_class(nodes.Attribute)}
    for owner in owners.values():
        for found in definitions(module.modules).of(owner, module):
            if isinstance(found.node, nodes.ClassDef):
                members = " ".join(one.as_string() for one in found.node.body if isinstance(one, nodes.Assign))
                if speaks_of(members, "fields.card") and speaks_of(members, "fields.other_payment"):
                    return True
    return False


def _is_list(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.List | nodes.Tuple | nodes.Set)
