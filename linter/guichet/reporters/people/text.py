"""Who can finish, in the terminal: the table first, then each stop, the line of code that makes it, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guichet.core.findings import Lang, Text
from guichet.reporters.people.words import (
    LEFT_BEHIND,
    LIMIT,
    NOTHING,
    SHORT,
    doors_of,
    repair,
    said,
    unread_of,
    why_shut,
)  # fmt: skip
from guichet.rulebook.references import named
from guichet.walked.journeys import Journey
from guichet.walked.met import Met
from guichet.walked.profiles import known_profiles
from guichet.walked.walk import Outcome, Walk, Walks

_STOPS = Text("Ce qui arrête", "What stops")
_DOUBTS = Text("À vérifier par une personne", "For a person to check")
_SLOWS = Text("Ce qui ralentit", "What slows")
_FIRST = Text("D’abord", "First")


def written(walks: Walks, lost: Sequence[Walk], lang: Lang) -> str:
    """Return the report for a terminal."""
    return "\n".join(_lines(walks, lost, lang)) + "\n"


def _lines(walks: Walks, lost: Sequence[Walk], lang: Lang) -> Iterator[str]:
    if not walks.journeys:
        yield NOTHING.of(lang)
        return
    yield from _table(walks, lang)
    for journey in walks.journeys:
        yield from _journey(journey, walks, lang)
    if lost:
        yield ""
        yield LEFT_BEHIND.of(lang)
        yield from (f"  {one.profile.label.of(lang)} ({one.journey.label.of(lang)})" for one in lost)
    yield ""
    yield LIMIT.of(lang)


def _table(walks: Walks, lang: Lang) -> Iterator[str]:
    for number, journey in enumerate(walks.journeys, 1):
        yield f"{number}. {journey.label.of(lang)} ({', '.join(journey.pages) or journey.name})"
    yield ""
    wide = max(len(one.label.of(lang)) for one in walks.profiles)
    cell = max(len(one.of(lang)) for one in SHORT.values())
    yield " ".join(
        ["".ljust(wide), *(str(number).ljust(cell) for number in range(1, len(walks.journeys) + 1))]
    ).rstrip()
    for profile in walks.profiles:
        cells = [SHORT[walks.of(journey, profile).outcome].of(lang).ljust(cell) for journey in walks.journeys]
        yield " ".join([profile.label.of(lang).ljust(wide), *cells]).rstrip()


def _journey(journey: Journey, walks: Walks, lang: Lang) -> Iterator[str]:
    yield ""
    yield f"— {journey.label.of(lang)} —"
    for walk in (one for one in walks.walks if one.journey is journey):
        yield ""
        yield (
            f"{walk.profile.label.of(lang)} : {said(walk).of(lang)}"
            if lang == "fr"
            else (f"{walk.profile.label.of(lang)}: {said(walk).of(lang)}")
        )
        shut = why_shut(walk)
        if shut is not None:
            yield f"  {shut.of(lang)}"
        yield from _met(_STOPS, walk.stops, lang, full=True)
        yield from _met(_DOUBTS, walk.doubts, lang, full=not walk.stops)
        if walk.outcome is not Outcome.FINISHES:
            yield from (f"  {one.of(lang)}" for one in doors_of(walk))
            yield from (f"  {one.of(lang)}" for one in unread_of(walk))
        yield from _met(_SLOWS, walk.slows, lang, full=False)


def _met(title: Text, met: Sequence[Met], lang: Lang, *, full: bool) -> Iterator[str]:
    if not met:
        return
    yield f"  {title.of(lang)} :" if lang == "fr" else f"  {title.of(lang)}:"
    for number, one in enumerate(met):
        yield f"    {one.place} {one.rule}"
        if full:
            yield f"      {one.message.of(lang)}"
        if full and number == 0:
            yield (
                f"      {_FIRST.of(lang)} : {repair(one).of(lang)}"
                if lang == "fr"
                else f"      {_FIRST.of(lang)}: {repair(one).of(lang)}"
            )


def listed(lang: Lang) -> str:
    """Return the profiles of guichet, where each comes from, and what it must not be used for."""
    lines = []
    for one in known_profiles():
        name = one.name if lang == "fr" else one.english
        lines.append(f"{name}\n  {one.label.of(lang)}")
        lines.extend(f"  {named(ref).label.of(lang)}" for ref in one.refs)
        if one.beware is not None:
            lines.append(f"  {one.beware.of(lang)}")
    return "\n".join(lines) + "\n"
