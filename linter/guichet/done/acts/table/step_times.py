"""Steps that a table gives people a time to fill in, and what it has done with what they wrote when the time is over."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import DAY, HOUR, Thing, seconds_named
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.durations import LENGTHS, seconds_made
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no


def steps_in(tree: Tree, place: Place) -> Iterator[Validity]:
    """Yield the lines of a table that give a time to fill something in, when another line throws away what was typed at its end."""
    yield from _drafts_in(tree, place)
    yield from _appeals_in(tree, place)
    for around, holder in tree.walk():
        end = next((one for one in holder.leaves if _throws_away(one)), None)
        if end is None:
            continue
        said = " ".join((tree.path, *(one.key for one in (*around, holder)), *(one.key for one in holder.leaves)))
        for one in holder.leaves if speaks_of(said, "sessions.filled_in") else ():
            lasts = any(speaks_of(one.key, idea) for idea in ("sessions.lasting", "sessions.given_for"))
            seconds = seconds_named(one.key, one.value or "") if lasts else None
            if seconds:
                yield Validity(
                    Kind.EXPIRE, one.path, one.span, place, thing=Thing.ENTRY, seconds=seconds,
                    shown=f"{one.key}: {one.value}, {end.key}: {end.value}"[:80], about=frozenset({"validity"}),
                )  # fmt: skip
                break


def _throws_away(one: Tree) -> bool:
    """Whether a line says that what was typed goes when the time is over: `on_timeout: discard`."""
    return (
        speaks_of(one.key, "sessions.at_end")
        and len(one.value or "") < 40
        and speaks_of(one.value or "", "sessions.thrown_away")
        and not speaks_of(one.value or "", "sessions.kept")
    )


def _drafts_in(tree: Tree, place: Place) -> Iterator[Validity]:
    """The lines of a list that say for how long what people began is kept, whose name is on another line: `model: SavedForm`."""
    for _, holder in tree.walk():
        named = " ".join(one.value or "" for one in holder.leaves if len(one.value or "") < 60)
        if holder.key or not speaks_of(named, "sessions.drafts") or any(map(_warns, holder.leaves)):
            continue
        for one in holder.leaves:
            seconds = seconds_named(one.key, one.value or "") if speaks_of(one.key, "sessions.wiped") else None
            if seconds:
                yield Validity(
                    Kind.EXPIRE, one.path, one.span, place, thing=Thing.DRAFT, seconds=seconds,
                    shown=f"{one.key}: {one.value}"[:80], about=frozenset({"validity"}),
                )  # fmt: skip


def _appeals_in(tree: Tree, place: Place) -> Iterator[Validity]:
    """The lines that say until when a decision may be contested, and nothing else: what a service gives itself to answer, or to remind, is its own."""
    for around, one in tree.walk():
        holder = around[-1] if around else None
        said = one.key if speaks_of(one.key, "decisions.contested") or holder is None else f"{holder.key} {one.key}"
        words = apart(said).split()
        appealed, dated = (
            [names(idea).match(word) for word in words] for idea in ("decisions.contested", "sessions.dated")
        )
        known = (names("leaving.of_an_appeal").match(word) for word in words)
        inner = holder is not None and holder.value in LENGTHS
        if inner or not any(appealed) or not all(map(any, zip(appealed, dated, known, strict=True))):
            continue
        seconds = seconds_made(one) or (seconds_named(said, one.value or "") if any(dated) else None)
        least = (
            HOUR if speaks_of(said, "decisions.appeal") else 2 * DAY
        )  # a challenge may be that of someone who signs in
        if seconds and seconds >= least:
            shown = f"{one.key}: {f'{seconds / DAY:g}' if one.parts else one.value}"
            yield Validity(
                Kind.EXPIRE, one.path, one.span, place, thing=Thing.APPEAL, seconds=seconds, shown=shown[:80],
                about=frozenset({"validity"}),
            )  # fmt: skip


def _warns(one: Tree) -> bool:
    """Whether a line says that people are told before: `notify_owner: true`."""
    return speaks_of(one.key, "sessions.warned") and bool(one.value) and not is_no(one.value)
