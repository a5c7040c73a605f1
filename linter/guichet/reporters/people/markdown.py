"""Who can finish, for whoever reads a change: whom it leaves outside first, then the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guichet.core.findings import Lang, Text
from guichet.core.markdown import cell_code, code, plain
from guichet.reporters.people.about import About
from guichet.reporters.people.words import (
    LEFT_BEHIND,
    LIMIT,
    SHORT,
    SMALL,
    facts,
    nothing_of,
    read_of,
    shut_at,
    state_of,
    why_shut,
)
from guichet.walked.walk import Walk, Walks

_WHO = Text("Profil", "Profile")


def written(walks: Walks, lost: Sequence[Walk], lang: Lang, about: About) -> str:
    """Return Markdown that GitHub and GitLab show alike."""
    return "\n".join(_lines(walks, lost, lang)) + "\n"


def _lines(walks: Walks, lost: Sequence[Walk], lang: Lang) -> Iterator[str]:
    if not walks.journeys:
        yield nothing_of(walks).of(lang)
        return
    if lost:
        yield f"**{LEFT_BEHIND.of(lang)}**"
        yield ""
        yield from (
            f"- {_plain(one.profile.label.of(lang))} ({_plain(one.journey.label.of(lang))}) : {_by(one, lang)}"
            for one in lost
        )
        yield ""
    yield f"{read_of(walks).of(lang)}."
    yield ""
    yield (SMALL if walks.extent.is_small else facts(walks)).of(lang)
    yield ""
    yield "| " + " | ".join([_WHO.of(lang), *(_plain(one.label.of(lang)) for one in walks.journeys)]) + " |"
    yield "|" + " --- |" * (len(walks.journeys) + 1)
    for profile in walks.profiles:
        cells = []
        for journey in walks.journeys:
            walk = walks.of(journey, profile)
            first = f" ({cell_code(walk.stops[0].place)})" if walk.stops and not walk.can_finish else ""
            cells.append(SHORT[state_of(walk)].of(lang) + first)
        yield "| " + " | ".join([_plain(profile.label.of(lang)), *cells]) + " |"
    yield ""
    yield LIMIT.of(lang)


def _by(walk: Walk, lang: Lang) -> str:
    """What stops somebody, in a sentence that leads to a line."""
    if walk.stops:
        return f"{_plain(walk.stops[0].message.of(lang))} ({code(walk.stops[0].place)})"
    shut = why_shut(walk)
    return f"{_plain(shut.of(lang))} ({code(shut_at(walk))})" if shut is not None else "?"


def _plain(text: str) -> str:
    return plain(" ".join(text.splitlines()))
