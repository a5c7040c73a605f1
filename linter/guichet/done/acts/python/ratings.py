"""Numbers given to people in Python: scores, weights, features of a model, ranks; what each takes of them, and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.done.acts.python_act import PythonAct
from guichet.done.deciding.numbers import is_about_someone, returns_number
from guichet.done.deciding.score import Score, hunts
from guichet.done.deciding.scores import is_study, learns, scores_of
from guichet.done.grounds.person import people_in
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.done.nouns.traits import Purpose
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import returned

_TAUGHT = frozenset({"fit", "fit_transform", "predict", "predict_proba", "DMatrix", "Dataset", "Pool"})


@dataclass(eq=False)
class Rating(PythonAct):
    """One score that people are given."""

    score: Score = field(kw_only=True)

    @property
    def name(self) -> str:
        """The score's name in the code."""
        return self.score.name

    @cached_property
    def purpose(self) -> Purpose:
        """What the score is for; a model is for what the modules that it learns from hunt."""
        said = self.score.purpose
        if said is not Purpose.UNKNOWN or not self.is_learnt:
            return said
        reached = {one.module for value in self.values for one in origins(value, self.module)}
        return Purpose.ADVERSE if any(hunts(module) for module in reached) else said

    @property
    def puts_behind(self) -> bool:
        """Whether those whom it rates high are checked."""
        return self.purpose is Purpose.ADVERSE

    @property
    def is_computed(self) -> bool:
        """Whether a function works it out."""
        return self.score.kind == "function"

    @property
    def is_number_alone(self) -> bool:
        """Whether it gives someone a number, and nothing of what made it."""
        return self.is_computed and is_about_someone(self.score) and returns_number(self.score.scope)

    @property
    def head(self) -> Span:
        """The place of its first line."""
        return self.module.header_span(self.score.scope)

    @property
    def is_learnt(self) -> bool:
        """Whether a model learns from it."""
        return self.score.kind == "features"

    def _decided_by(self, reason: Reason) -> Iterator[Ground]:
        """Yield what the score is made of; of people, by the names it reads and by what its values are followed to."""
        if reason is not Reason.PERSON:
            yield from super()._decided_by(reason)
            return
        seen = set()
        for ground in (*self._read, *(one for value in self.values for one in people_in(value, self.module))):
            if (ground.path, ground.span) not in seen:
                seen.add((ground.path, ground.span))
                yield ground

    @property
    def _read(self) -> Iterator[Ground]:
        for read in self.score.reads:
            if read.attribute is not None:
                span = self.module.span(read.node)
                yield Ground(
                    Reason.PERSON, self.path, span, read.name, (), read.attribute.certain, read.attribute
                )  # fmt: skip


def acts_in(module: PythonModule) -> Iterator[Rating]:
    """Yield the scores that a module gives to people."""
    if not is_study(module):
        yield from _learnt(module)
    for score in scores_of(module):
        node = score.scope
        place = place_of(node, module)
        yield Rating(Kind.RATE, module.path, module.span(node), place, node, module, values=_values(score), score=score)


def _learnt(module: PythonModule) -> Iterator[Rating]:
    """The columns, named elsewhere, that a model is taught or asked with."""
    for node in module.walk(nodes.Call) if learns(module) else ():
        if dotted(node.func).rpartition(".")[2] in _TAUGHT and node.args:
            score = Score("fit", "features", node, module)
            place = place_of(node, module)
            values = tuple(node.args)
            yield Rating(Kind.RATE, module.path, module.span(node), place, node, module, values=values, score=score)


def _values(score: Score) -> tuple[nodes.NodeNG, ...]:
    """The values to follow: what a function returns, what an expression is."""
    if isinstance(score.scope, nodes.FunctionDef):
        return tuple(returned(score.scope))
    value = getattr(score.scope, "value", None)
    return (value,) if isinstance(value, nodes.NodeNG) and score.kind == "expression" else ()
