"""What silence costs in Python: an agreement written for people who did not answer in time, to something that is claimed from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.places import Place
from guichet.done.acts.decision import Decision
from guichet.done.acts.python_act import about
from guichet.done.acts.verdicts import field_of
from guichet.done.deciding.subjects import Subject
from guichet.done.deciding.words import names_in
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.people.consent import agreement_of, asks_consent
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.python.module import PythonModule, dotted, queried_model
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.roles import is_migration, is_test

_LONGEST = 60


class Silence(Decision):
    """An agreement in the place of someone who said nothing."""

    @property
    def goes_without(self) -> str:
        """What is taken away: their answer."""
        return "answer"


@dataclass(eq=False)
class KeptSilence(Act):
    """An agreement that a table gives to those who said nothing."""

    @property
    def goes_without(self) -> str:
        """What is taken away: their answer."""
        return "answer"

    @property
    def name(self) -> str:
        """What becomes of the silence, as the table says it."""
        return self.label


def silences_in(tree: Tree, place: Place) -> Iterator[KeptSilence]:
    """Yield the lines of a table that take as agreed what was proposed to people, or claimed from them, when time has gone by."""
    for around, one in tree.walk():
        if not around or len(one.value or "") > _LONGEST or not speaks_of(one.value or "", "decisions.agreed"):
            continue
        beside = [part for part in around[-1].leaves if part is not one]
        events = [part.value or "" for part in beside] if speaks_of(one.key, "decisions.becomes") else []
        said = " ".join((*(each.key for each in around[-2:]), one.key, *events, tree.path))
        about = (
            speaks_of(said, "decisions.proposed_to") or speaks_of(said, "decisions.owed") or is_of_sharing(around, one)
        )
        if about and any(speaks_of(event, "decisions.lapsed") for event in (one.key, *events)):
            label = f"{one.key}: {one.value}"[:_LONGEST]
            yield KeptSilence(Kind.ANSWER, one.path, one.span, place, label=label)


def is_of_sharing(around: tuple[Tree, ...], line: Tree) -> bool:
    """Whether a line of a table says what becomes of a question about what is someone's own: no answer is a no, then."""
    beside = [f"{part.key} {part.value or ''}" for part in around[-1].leaves if part is not line and len(part.value or "") < _LONGEST * 2]  # fmt: skip
    return asks_consent(" ".join((*(each.key for each in around[-2:]), *beside)))


def acts_in(module: PythonModule) -> Iterator[Silence]:
    """Yield the agreements that time alone writes down for people who owe, or for whom something was proposed."""
    if not (is_test(module) or is_migration(module)) and _claims(module):
        yield from _written_down(module)


def _written_down(module: PythonModule) -> Iterator[Silence]:
    for node in _agreements(module):
        query = (node.parent.parent,) if isinstance(node.parent, nodes.Keyword) else (node,)
        act = Silence(
            Kind.ANSWER, module.path, module.span(node), place_of(node, module), node, module, values=query, about=about(node), subject=Subject.PEOPLE
        )  # fmt: skip
        if _is_given(node) and act.is_by_clock and _is_unanswered(act):
            yield act


def _agreements(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """What writes an agreement: a word for it, what a name stands for, or a yes on a field that bears its name."""
    for node in module.walk(nodes.Const):
        if isinstance(node.value, str) and len(node.value) < 40 and speaks_of(node.value, "decisions.agreed"):
            yield node
        elif node.value is True and isinstance(node.parent, nodes.Assign):
            name, owner = field_of(node.parent.targets[0])
            if owner is not None and speaks_of(name, "decisions.agreed"):
                yield node
    for node in module.walk(nodes.Return, nodes.Assign, nodes.Keyword):
        if isinstance(node, nodes.Return) and agreement_of(getattr(node.frame(), "name", "")) and _is_late(node.value):
            yield node.value
        for value in (node.value.body, node.value.orelse) if isinstance(node.value, nodes.IfExp) else (node.value,):
            if isinstance(value, nodes.Name | nodes.Attribute | nodes.Subscript) and _agrees(value, module):
                yield value
    for call in module.walk(nodes.Call):
        if _is_done_to_row(call):
            yield from (
                one for one in call.args if isinstance(one, nodes.Name | nodes.Attribute) and _agrees(one, module)
            )


def _is_done_to_row(call: nodes.NodeNG) -> bool:
    """Whether a call is what is done with each thing of a query, and nothing is made of what it answers: `for one in late: one.close(AGREED)`."""
    if (
        not isinstance(call, nodes.Call)
        or not isinstance(call.parent, nodes.Expr)
        or not isinstance(call.func, nodes.Attribute)
    ):
        return False
    loops = (one for one in call.node_ancestors() if isinstance(one, nodes.For | nodes.AsyncFor))
    return any(dotted(call.func.expr) == getattr(loop.target, "name", None) for loop in loops)


def _is_late(test: nodes.NodeNG | None) -> bool:
    """Whether a test is true once time has gone by: `today - asked >= DAYS`, `asked + DAYS < now()`."""
    if not isinstance(test, nodes.Compare) or test.ops[0][0] not in ("<", "<=", ">", ">="):
        return False
    later = test.left if test.ops[0][0] in (">", ">=") else test.ops[0][1]
    return any(speaks_of(word, "decisions.present") for word in names_in(later))


def _agrees(value: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a name stands for an agreement: by itself when it is a constant, or by the word that it was given."""
    last = dotted(value).rpartition(".")[2]
    if last.isupper() and speaks_of(last, "decisions.agreed"):
        return True
    found = (one.node for one in origins(value, module, made_of))
    words = (
        getattr(one, "value", None) if isinstance(one, nodes.Const) else getattr(one, "attrname", None) for one in found
    )
    return any(isinstance(word, str) and len(word) < 40 and speaks_of(word, "decisions.agreed") for word in words)


def _is_given(node: nodes.NodeNG) -> bool:
    """Whether a value is what is answered or written down, not what is compared."""
    parent = node.parent.parent if isinstance(node.parent, nodes.IfExp) else node.parent
    return isinstance(parent, nodes.Return | nodes.Assign | nodes.Keyword) or _is_done_to_row(parent)


def _is_unanswered(act: Silence) -> bool:
    tests = (*(one.test for one in act.conditions), *act.values)
    said = (word for test in tests for word in names_in(test))
    asked = (
        word.arg or ""
        for test in tests
        for one in origins(test, act.module, made_of)
        for word in getattr(one.node, "keywords", None) or ()
        if one.module is act.module and isinstance(one.node, nodes.Call)
    )
    return any(speaks_of(word, "decisions.answer") for word in (*said, *asked))


def _claims(module: PythonModule) -> bool:
    """Whether a module is about what is claimed from people, or what they may agree to: by its path, its first words, the names of what it defines."""
    first = module.tree.doc_node.value if module.tree.doc_node is not None else ""
    named = [one.name for one in module.walk(nodes.FunctionDef, nodes.ClassDef)]
    named += filter(None, map(queried_model, module.walk(nodes.Call)))
    said = " ".join((module.path, first, *named))
    asked = any(agreement_of(one) for one in (first, *named))
    return asked or speaks_of(said, "decisions.owed") or speaks_of(said, "decisions.renewed")
