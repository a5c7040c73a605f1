"""What a setting has done to people as soon as a score or a model points at them: `on_anomaly: suspend`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.data.options import options_in, options_of
from guichet.reading.data.trees import Tree

_LONGEST = 40


@dataclass(eq=False)
class OnScore(Act):
    """A setting by which a score does something to people by itself: `set_by` is what it is called."""

    set_by: str = field(default="", kw_only=True)
    done: str = field(default="", kw_only=True)
    certain: bool = field(default=True, kw_only=True)
    """Whether the file says that people are meant."""

    @property
    def name(self) -> str:
        """What is done."""
        return self.done

    @property
    def is_decision(self) -> bool:
        """Whether something is decided of people: always."""
        return True

    @property
    def is_sure(self) -> bool:
        """Whether the file says that people are meant."""
        return self.certain

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the setting, which names the score."""
        if reason is Reason.SCORE:
            yield Ground(reason, self.path, self.span, self.set_by)


def done_on_score(tree: Tree, place: Place) -> Iterator[OnScore]:
    """Yield the settings that have a right stopped when a score is high: keys of a table, options of the commands that it holds."""
    told = f"{tree.path} {tree.said[:4_000]}"
    for one in (*(part for _, part in tree.walk() if not part.parts), *options_in(tree)):
        yield from _done(one, place, told)


def done_in_shell(source: Source, place: Place) -> Iterator[OnScore]:
    """Yield the same for the commands of a shell."""
    for one in options_of(source):
        start = source.text.rfind("\n", 0, one.span.start) + 1
        end = source.text.find("\n", one.span.end)
        yield from _done(one, place, f"{source.path} {source.text[start : end if end > 0 else None]}")


def _done(one: Tree, place: Place, told: str) -> Iterator[OnScore]:
    value = one.value or ""
    if not one.key or len(value) > _LONGEST or not speaks_of(one.key, "decisions.on_score"):
        return
    if speaks_of(value, "decisions.harm") and not speaks_of(f"{one.key} {value}", "decisions.read_first"):
        people = speaks_of(told, "decisions.people")
        if not people and speaks_of(f"{value} {told}", "decisions.of_machines"):
            return  # a message, a machine: nobody's right
        yield OnScore(Kind.CLOSE, one.path, one.span, place, set_by=one.key, done=f"{one.key}: {value}", certain=people)
