"""Refusals that nobody takes: what a file is worth before anyone has looked, in a model, a class of settings, a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.places import Place
from guichet.done.acts.verdicts import is_field, verdict_of
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_yes
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test

_LONGEST = 60


@dataclass(eq=False)
class ByDefault(Act):
    """A refusal that stands until somebody says otherwise: `label` as it is written."""

    within: str = ""

    @property
    def name(self) -> str:
        """What is written."""
        return self.label

    @property
    def where(self) -> str:
        """The class or the table."""
        return self.within or super().where

    @property
    def is_about_people(self) -> bool:
        """Whether it falls on people: only such defaults are read."""
        return True

    @property
    def is_unattended(self) -> bool:
        """Whether nobody starts it: always."""
        return True


def acts_in(module: PythonModule) -> Iterator[ByDefault]:
    """Yield the refusals that the classes of a module give before anyone looks; tests and migrations give none."""
    if is_test(module) or is_migration(module):
        return
    for owner in module.walk(nodes.ClassDef):
        if speaks_of(owner.name, "decisions.people"):
            yield from _of_class(owner, module)


def _of_class(owner: nodes.ClassDef, module: PythonModule) -> Iterator[ByDefault]:
    for one in owner.body:
        if isinstance(one, nodes.Assign | nodes.AnnAssign) and one.value is not None:
            target = one.targets[0] if isinstance(one, nodes.Assign) else one.target
            given = one.value
            if isinstance(given, nodes.Call):
                given = next((word.value for word in given.keywords if word.arg in ("default", "server_default")), None)
            name = getattr(target, "name", "")
            if given is not None and not name.isupper() and is_field(name) and _refuses(given):
                text = " ".join(module.text(one).split())[:_LONGEST]
                yield ByDefault(
                    Kind.REFUSE, module.path, module.span(given), place_of(owner, module), label=text, within=owner.name
                )


def _refuses(given: nodes.NodeNG) -> bool:
    word = given.value if isinstance(given, nodes.Const) else getattr(given, "attrname", "")
    return isinstance(word, str) and verdict_of(word) is Kind.REFUSE


def defaults_in(tree: Tree, place: Place) -> Iterator[ByDefault]:
    """Yield the decisions that a table gives when nothing else says: `default_decision: reject`."""
    if not speaks_of(f"{tree.said} {tree.path}", "decisions.people"):
        return
    yield from _by_machines(tree, place)
    for _, holder in tree.walk():
        for one in holder.leaves:
            key = f"{holder.key} {one.key}"
            if (
                speaks_of(one.key, "decisions.by_default")
                and is_field(key)
                and verdict_of(one.value or "") is Kind.REFUSE
            ):
                label = f"{one.key}: {one.value}"[:_LONGEST]
                yield ByDefault(Kind.REFUSE, one.path, one.span, place, label=label, within=holder.key)


def _by_machines(tree: Tree, place: Place) -> Iterator[ByDefault]:
    """The steps of a table by which a machine turns a file down, and after which there is none: `{to: refused, by: engine}`."""
    goes_on = {
        one.key for _, one in tree.walk() if any(part.parts or verdict_of(part.value or "") for part in one.parts)
    }
    for around, row in tree.walk():
        by_itself = any(speaks_of(one.key, "decisions.machine") and is_yes(one.value) for one in row.leaves)
        steps = (*row.leaves, *(leaf for part in row.parts for leaf in part.leaves)) if by_itself else row.leaves
        refused = next((one for one in steps if _is_end(one, by_itself) and one.value not in goes_on), None)
        machine = by_itself or any(_is_machine(one) for one in row.leaves if one is not refused)
        if refused is not None and machine and (by_itself or _is_step(refused, (*around, row))):
            label = " ".join(f"{one.key}: {one.value}" for one in row.leaves)[:_LONGEST]
            yield ByDefault(
                Kind.REFUSE, row.path, row.span, place, label=label, within=around[-1].key if around else ""
            )


def _is_end(one: Tree, by_itself: bool) -> bool:
    return (by_itself or speaks_of(one.key, "decisions.becomes")) and verdict_of(one.value or "") is Kind.REFUSE


def _is_step(end: Tree, around: tuple[Tree, ...]) -> bool:
    """Whether a row says what will happen: one that bears a state and its author may be the record of what did."""
    said = " ".join((end.path, *(one.key for one in around), *(one.key for one in around[-1].parts)))
    return speaks_of(end.key, "decisions.leads") or speaks_of(said, "decisions.steps")


def _is_machine(one: Tree) -> bool:
    return speaks_of(one.key, "decisions.taken_by") and speaks_of(one.value or "", "decisions.machine")
