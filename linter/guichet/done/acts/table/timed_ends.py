"""Requests that a table has a clock close or refuse: so many days after, such a status, whatever program obeys it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.core.places import Place
from guichet.done.acts.silence import is_of_sharing
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.traits import Purpose
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no


@dataclass(eq=False)
class TimedEnd(Act):
    """An end that a table sets for when a time has gone by."""

    told: bool = field(default=False, kw_only=True)

    @property
    def name(self) -> str:
        """What it becomes."""
        return self.label

    @property
    def purpose(self) -> Purpose:
        """Against people: it ends what they asked for."""
        return Purpose.ADVERSE

    @property
    def is_about_people(self) -> bool:
        """Whether it falls on people: only such tables are read."""
        return True

    @property
    def is_unattended(self) -> bool:
        """Whether nobody starts it: always."""
        return True

    @property
    def is_by_clock(self) -> bool:
        """Whether time alone decides it: always."""
        return True

    @property
    def is_told(self) -> bool:
        """Whether the table says that the person is written to."""
        return self.told


def ends_in(tree: Tree, place: Place) -> Iterator[TimedEnd]:
    """Yield the lines of a table that give a status which ends something, after a time, to what people asked for."""
    if not speaks_of(f"{tree.said} {tree.path}", "decisions.people"):
        return
    for around, holder in tree.walk():
        timed = any(map(_is_time, holder.parts))
        for one in holder.leaves:
            lapses = speaks_of(one.key, "decisions.lapsed") and (timed or "timeout" not in one.key.lower())
            ends = (lapses or (timed and speaks_of(one.key, "decisions.becomes"))) and _ends(one.value or "")
            if ends and not is_of_sharing((*around, holder), one):
                told = any(map(_tells, holder.leaves)) or any(map(_tells, around[-1].leaves if around else ()))
                yield TimedEnd(
                    Kind.CLOSE, one.path, one.span, place, label=f"{holder.key} {one.value}".strip(), told=told
                )
                break


def _ends(value: str) -> bool:
    return verdict_of(value) in (Kind.REFUSE, Kind.CLOSE) or (len(value) < 60 and speaks_of(value, "decisions.harm"))


def _is_time(one: Tree) -> bool:
    """Whether a line says after how long: `after: 30d`, `delai_jours: 60`."""
    named = bool(names("decisions.after").search(apart(one.key)))
    return named and any(apart(part.value or "")[:1].isdigit() for _, part in one.walk())


def _tells(one: Tree) -> bool:
    return speaks_of(one.key, "decisions.tell") and bool(one.value) and not is_no(one.value)
