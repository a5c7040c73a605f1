"""The requests on the page: one table for all of them, then for each what the situations meet, those who meet the same things once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from guichet.core.findings import Lang, Text
from guichet.reporters.people.drawn import code, door, folded, html, title
from guichet.reporters.people.words import (
    SHORT,
    STATES,
    WORST,
    State,
    doors_of,
    not_reached,
    said,
    shut_at,
    state_of,
    unread_of,
    why_shut,
)  # fmt: skip
from guichet.walked.journeys import Journey
from guichet.walked.walk import Walk, Walks

_ALL = Text("Qui, à quelle démarche", "Who, at which request")
_TABLE = Text("ce que chaque situation rencontre", "what each situation meets")
_SLOW_TABLE = Text("ce qui ralentit", "what slows")
_WHO = Text("Situation", "Situation")
_WHAT = Text("Ce qui a été trouvé", "What was found")
_BY = Text("Par quoi, ou pourquoi", "By what, or why")
_WHERE = Text("Où, dans le code", "Where in the code")
_CHECK = Text("À vérifier : {what}", "To check: {what}")
_SLOWS = Text("Ralentit : {what}", "Slows: {what}")
_OTHERS = Text("{number} autres : rien trouvé", "{number} others: nothing found")
_EVERYBODY = Text("Les {number} situations : rien trouvé", "All {number} situations: nothing found")
_SLOWED = Text("Qui est ralenti, sans être arrêté ({number})", "Who is slowed, without being stopped ({number})")


def overview(groups: Sequence[Sequence[Journey]], walks: Walks, lang: Lang) -> Iterator[str]:
    """Yield one table: a row for each situation that something was found about, a column for each request."""
    journeys = [(f"journey-{number}", one) for number, group in enumerate(groups, 1) for one in group]
    names = _names(groups, lang)
    rows = [(profile, [state_of(walks.of(one, profile)) for _, one in journeys]) for profile in walks.profiles]
    told = [row for row in rows if any(one is not State.NOTHING_FOUND for one in row[1])]
    rest = [html(profile.label, lang) for profile, states in rows if (profile, states) not in told]
    yield f'<h2 id="all">{html(_ALL, lang)}</h2>'
    if told:
        yield '<div class="wide" role="region" tabindex="0" aria-labelledby="all"><table><thead><tr>'
        yield f'<th scope="col">{html(_WHO, lang)}</th>'
        yield from (f'<th scope="col"><a href="#{at}">{title(one, lang)}{names[at]}</a></th>' for at, one in journeys)
        yield "</tr></thead><tbody>"
        for profile, states in sorted(told, key=lambda row: sorted(map(WORST.index, row[1]))):
            yield f'<tr><th scope="row">{html(profile.label, lang)}</th>'
            yield from (
                f'<td class="{state.value}" data-head="{html(one.label, lang)}{names[at]}">{html((SHORT if state is State.NOTHING_FOUND else STATES)[state], lang)}</td>'
                for state, (at, one) in zip(states, journeys, strict=True)
            )
            yield "</tr>"
        yield "</tbody></table></div>"
    if rest:
        yield folded(html((_OTHERS if told else _EVERYBODY).format(number=len(rest)), lang), rest)


def grouped(journeys: Sequence[Journey], walks: Walks, lang: Lang) -> list[list[Journey]]:
    """Return the requests, those that are met alike together."""
    found: dict[tuple[object, ...], list[Journey]] = {}
    for journey in journeys:
        own = [walks.of(journey, profile) for profile in walks.profiles]
        alike = tuple((state_of(one), tuple(_reasons(one, lang)), tuple(_places(one))) for one in own)
        found.setdefault(alike, []).append(journey)
    return list(found.values())


def _names(groups: Sequence[Sequence[Journey]], lang: Lang) -> dict[str, str]:
    """What tells requests of one title apart, by the place where each is told: its number, or nothing."""
    titles = [{title(one, lang) for one in group} for group in groups]
    many = Counter(one for said in titles for one in said)
    return {
        f"journey-{at}": f" ({at})" if any(many[one] > 1 for one in said) else "" for at, said in enumerate(titles, 1)
    }


def section(
    number: int, groups: Sequence[Sequence[Journey]], walks: Walks, lang: Lang, *, drawn: bool
) -> Iterator[str]:
    """Yield what is met at some requests that are met alike: the doors, then a row for each situation."""
    group, apart = groups[number - 1], _names(groups, lang)[f"journey-{number}"]
    own = sorted(
        (walks.of(group[0], profile) for profile in walks.profiles), key=lambda one: WORST.index(state_of(one))
    )
    told = [one for one in own if state_of(one) is not State.NOTHING_FOUND]
    rest = [one for one in own if one not in told]
    yield f'<section aria-labelledby="journey-{number}">\n<h2 id="journey-{number}">{" ; ".join(title(one, lang) for one in group)}{apart}</h2>'
    yield f"<p>{' '.join(code(', '.join(one.pages) or one.name) for one in group)}</p>"
    if drawn:
        yield '<ul class="doors">'
        yield from (
            door(state_of(one), html(STATES[state_of(one)], lang), html(one.profile.label, lang)) for one in told
        )
        if rest:
            words = (_OTHERS if told else _EVERYBODY).format(number=len(rest))
            yield door(State.NOTHING_FOUND, html(words, lang), "")
        yield "</ul>"
    if told:
        yield from _table(f"table-{number}", _TABLE, told, lang, apart)
    slowed = [one for one in rest if one.slows]
    if slowed:
        yield f"<details><summary>{html(_SLOWED.format(number=len(slowed)), lang)}</summary>"
        yield from _table(f"slowed-{number}", _SLOW_TABLE, slowed, lang, apart)
        yield "</details>"
    yield "</section>"


def _table(name: str, what: Text, walks: Sequence[Walk], lang: Lang, apart: str) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{html(one, lang)}</th>' for one in (_WHO, _WHAT, _BY, _WHERE))
    yield (
        f'<div class="wide" role="region" tabindex="0" aria-labelledby="{name}"><table>'
        f'<caption id="{name}">{title(walks[0].journey, lang)}{apart}{" :" if lang == "fr" else ":"} {html(what, lang)}</caption><thead><tr>{heads}</tr></thead><tbody>'
    )
    for walk in walks:
        where = "<br>".join(map(code, _places(walk) or filter(None, (shut_at(walk),)))) or "—"
        cells = ((_WHAT, html(said(walk), lang)), (_BY, "<br>".join(_reasons(walk, lang)) or "—"), (_WHERE, where))
        yield f'<tr><th scope="row">{html(walk.profile.label, lang)}</th>'
        yield from (f'<td{_class(head, walk)} data-head="{html(head, lang)}">{cell}</td>' for head, cell in cells)
        yield "</tr>"
    yield "</tbody></table></div>"


def _class(head: Text, walk: Walk) -> str:
    return f' class="{state_of(walk).value}"' if head is _WHAT else ""


def _places(walk: Walk) -> list[str]:
    met = walk.stops or walk.doubts or (walk.slows if state_of(walk) is State.NOTHING_FOUND else ())
    return list(dict.fromkeys(place for one in met for place in one.places))


def _reasons(walk: Walk, lang: Lang) -> list[str]:
    shut = why_shut(walk)
    reasons = [shut] if shut is not None else []
    reasons.extend(one.message for one in walk.stops)
    reasons.extend(one for one in (not_reached(walk),) if one is not None)
    if state_of(walk) is State.NOTHING_FOUND:
        reasons.extend(_SLOWS.format(what=one.message.of(lang)) for one in walk.slows)
    elif not walk.stops:
        reasons.extend([*doors_of(walk), *unread_of(walk)])
        reasons.extend(_CHECK.format(what=one.message.of(lang)) for one in walk.doubts)
    return list(dict.fromkeys(html(one, lang) for one in reasons))
