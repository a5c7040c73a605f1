"""Who can finish, in the terminal: the table first, then for each request what makes people end as they do, each cause once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guichet.core.findings import Lang, Text
from guichet.reporters.people.about import About
from guichet.reporters.people.words import (
    LEFT_BEHIND,
    LIMIT,
    NAME_THEM,
    QUESTION,
    SHORT,
    SMALL,
    STATES,
    WORST,
    State,
    doors_of,
    facts,
    not_reached,
    nothing_of,
    read_of,
    repair,
    shut_at,
    state_of,
    unread_of,
    why_shut,
)  # fmt: skip
from guichet.rulebook.references import named
from guichet.walked.journeys import Journey
from guichet.walked.meeting import Met
from guichet.walked.profiles import known_profiles
from guichet.walked.walk import Outcome, Walk, Walks

_STOPS = Text("arrête", "stops")
_DOUBTS = Text("à vérifier par une personne", "for a person to check")
_SLOWS = Text("Ce qui ralentit", "What slows")
_FIRST = Text("D’abord : {what}", "First: {what}")


def written(walks: Walks, lost: Sequence[Walk], lang: Lang, about: About) -> str:
    """Return the report for a terminal."""
    return "\n".join(_lines(walks, lost, lang)) + "\n"


def _lines(walks: Walks, lost: Sequence[Walk], lang: Lang) -> Iterator[str]:
    if not walks.journeys:
        yield nothing_of(walks).of(lang)
        yield NAME_THEM.of(lang)
        return
    yield f"{read_of(walks).of(lang)}."
    yield (SMALL if walks.extent.is_small else facts(walks)).of(lang)
    yield ""
    yield from _table(walks, lang)
    for journey in walks.journeys:
        yield from _journey(journey, walks, lang)
    if lost:
        yield ""
        yield LEFT_BEHIND.of(lang)
        yield from (f"  {one.profile.label.of(lang)} ({one.journey.label.of(lang)})" for one in lost)
    for remark in walks.remarks:
        yield ""
        yield remark.of(lang)
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
        cells = [SHORT[state_of(walks.of(journey, profile))].of(lang).ljust(cell) for journey in walks.journeys]
        yield " ".join([profile.label.of(lang).ljust(wide), *cells]).rstrip()


def _journey(journey: Journey, walks: Walks, lang: Lang) -> Iterator[str]:
    own = [walk for walk in walks.walks if walk.journey is journey]
    yield ""
    yield f"— {journey.label.of(lang)} —"
    for state in WORST:
        many = [walk for walk in own if state_of(walk) is state]
        if many:
            yield ""
            yield f"{STATES[state].of(lang)[0].upper()}{STATES[state].of(lang)[1:]}"
            if state is State.TO_ANSWER:
                yield f"  {QUESTION.of(lang)}"
            yield from _causes(many, lang)
    slowed = {met: [walk for walk in own if met in walk.slows] for walk in own for met in walk.slows}
    if slowed:
        yield ""
        yield _SLOWS.of(lang)
        for met, many in slowed.items():
            yield f"  {_where(met)}"
            yield from _who(many, lang)


def _causes(walks: Sequence[Walk], lang: Lang) -> Iterator[str]:
    """Each cause once, the one of most people first, with those whom it concerns; then those who meet none."""
    causes: dict[tuple[str, ...], list[Walk]] = {}
    for walk in walks:
        for cause in dict.fromkeys(_of(walk, lang)):
            causes.setdefault(cause, []).append(walk)
    for cause, many in sorted(causes.items(), key=lambda one: -len(one[1])):
        yield from (f"  {line}" for line in cause)
        yield from _who(many, lang)
    told = {id(walk) for many in causes.values() for walk in many}
    yield from _who([walk for walk in walks if id(walk) not in told], lang)


def _of(walk: Walk, lang: Lang) -> Iterator[tuple[str, ...]]:
    """What makes a walk end as it does: what the screen asks, each flaw with what to do, doors, what was not read."""
    shut = why_shut(walk)
    if shut is not None:
        yield (shut_at(walk), f"  {shut.of(lang)}")
    for met in walk.stops or walk.doubts:
        kind = _STOPS if met.is_certain else _DOUBTS
        first = _FIRST.format(what=repair(met).of(lang)).of(lang)
        yield (f"{_where(met)} ({kind.of(lang)})", f"  {met.message.of(lang)}", f"  {first}")
    missed = not_reached(walk)
    if missed is not None:
        yield (missed.of(lang),)
    if walk.outcome is Outcome.OTHER_DOOR:
        yield from ((one.of(lang),) for one in doors_of(walk))
    if walk.outcome is Outcome.UNKNOWN:
        yield from ((one.of(lang),) for one in unread_of(walk))


def _where(met: Met) -> str:
    """Return where something stands, with the rule that `guichet check` names there, if it names one."""
    places = " + ".join(met.places)
    return f"{places} {met.rule}" if met.is_reported else places


def _who(walks: Sequence[Walk], lang: Lang) -> Iterator[str]:
    if walks:
        yield "    " + " ; ".join(walk.profile.label.of(lang) for walk in walks)


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
