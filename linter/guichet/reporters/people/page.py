"""Who can finish, on one page to project and to print: a row of doors for each request, then what stops whom, and what to do first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape
from importlib import resources

from guichet.core.findings import Lang, Text
from guichet.core.writing import printable
from guichet.reporters.people.words import (
    LEFT_BEHIND,
    LIMIT,
    NO_DOOR,
    NOTHING,
    OPEN_A_DOOR,
    doors_of,
    repair,
    said,
    unread_of,
    why_shut,
)  # fmt: skip
from guichet.walked.journeys import Journey
from guichet.walked.met import Met
from guichet.walked.walk import Outcome, Walk, Walks

_TITLE = Text("Qui peut aller au bout ?", "Who can finish?")
_FACTS = Text(
    "{number} profils, {stopped} laissés dehors au moins une fois, {unknown} dont on ne sait rien de sûr.",
    "{number} profiles, {stopped} left outside at least once, {unknown} of whom nothing is sure.",
)
_FIRST = Text("À faire d’abord", "What to do first")
_HOW_MANY = Text("Ce défaut arrête {number} des profils.", "This flaw stops {number} of the profiles.")
_ONE = Text("Ce défaut arrête un profil.", "This flaw stops one profile.")
_NO_STOP = Text("Rien de sûr n’arrête qui que ce soit ici.", "Nothing certain stops anyone here.")
_TABLE = Text("{journey} : ce que chaque profil rencontre", "{journey}: what each profile meets")
_WHO = Text("Profil", "Profile")
_WHAT = Text("Est-ce que l’on va au bout ?", "Do people finish?")
_BY = Text("Par quoi, ou pourquoi", "By what, or why")
_WHERE = Text("Où, dans le code", "Where in the code")
_CHECK = Text("À vérifier", "To check")
_WORST = (Outcome.STOPPED, Outcome.UNKNOWN, Outcome.OTHER_DOOR, Outcome.FINISHES)
_MOST = 3
"""Flaws that are shown as the first to mend."""

_FRAME = '<path d="M6 118V6h68v112" fill="none" stroke="currentColor" stroke-width="5"/><path d="M0 118h80" stroke="currentColor" stroke-width="4"/>'
_DOORS = {
    Outcome.FINISHES: '<path d="M8 116V8L34 18v98z" fill="currentColor"/>',
    Outcome.OTHER_DOOR: '<path d="M9 116V9h62v107z" fill="none" stroke="currentColor" stroke-width="3"/><path d="M48 116V64l16 5v47z" fill="currentColor"/>',
    Outcome.UNKNOWN: '<path d="M9 116V9h62v107z" fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray="7 6"/><text x="40" y="78" font-size="44" text-anchor="middle" fill="currentColor">?</text>',
    Outcome.STOPPED: '<path d="M9 116V9h62v107z" fill="none" stroke="currentColor" stroke-width="3"/><path d="M12 12l56 102M68 12L12 114" stroke="currentColor" stroke-width="5"/>',
}
"""Open, shut with a smaller one in it, unknown, barred: each outcome has its own drawing, whatever its colour."""


def written(walks: Walks, lost: Sequence[Walk], lang: Lang) -> str:
    """Return the page: one file, no script, nothing asked of any network."""
    title = escape(_TITLE.of(lang))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    style = resources.files("guichet.reporters.people").joinpath("page.css").read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        + "\n".join(_body(walks, lost, lang))
        + "\n</main>\n</body>\n</html>\n"
    )


def _body(walks: Walks, lost: Sequence[Walk], lang: Lang) -> Iterator[str]:
    if not walks.journeys:
        yield f"<p>{_html(NOTHING, lang)}</p>"
        return
    yield f"<p>{_html(_facts(walks), lang)}</p>"
    if lost:
        yield f"<p><strong>{_html(LEFT_BEHIND, lang)}</strong></p>\n<ul>"
        yield from (f"<li>{_html(one.profile.label, lang)} ({_html(one.journey.label, lang)})</li>" for one in lost)
        yield "</ul>"
    if len(walks.journeys) > 1:
        yield from _first(walks.walks, lang, level=2)
    yield from (f"<p>{_html(one, lang)}</p>" for one in walks.remarks)
    for number, journey in enumerate(walks.journeys, 1):
        yield from _section(number, journey, walks, lang)
    yield f"<p>{_html(LIMIT, lang)}</p>"


def _facts(walks: Walks) -> Text:
    def some(outcome: Outcome) -> int:
        return len({one.profile.name for one in walks.walks if one.outcome is outcome})

    return _FACTS.format(number=len(walks.profiles), stopped=some(Outcome.STOPPED), unknown=some(Outcome.UNKNOWN))


def _section(number: int, journey: Journey, walks: Walks, lang: Lang) -> Iterator[str]:
    own = [one for one in walks.walks if one.journey is journey]
    yield f'<section aria-labelledby="journey-{number}">\n<h2 id="journey-{number}">{_html(journey.label, lang)}</h2>'
    yield f"<p><code>{escape(printable(', '.join(journey.pages) or journey.name))}</code></p>"
    yield '<ul class="doors">'
    for walk in sorted(own, key=lambda one: _WORST.index(one.outcome)):
        outcome = _html(said(walk), lang)
        yield (
            f'<li class="{walk.outcome.value}"><svg viewBox="0 0 80 120" aria-hidden="true" focusable="false">{_FRAME}{_DOORS[walk.outcome]}</svg>'
            f'<strong>{outcome}</strong><span class="who">{_html(walk.profile.label, lang)}</span></li>'
        )
    yield "</ul>"
    yield from _first(own, lang, level=3)
    yield from _table(number, own, lang)
    yield "</section>"


def _first(walks: Sequence[Walk], lang: Lang, *, level: int) -> Iterator[str]:
    """The flaws that stop most profiles, with the nearest repair; then the door that those want who have no screen."""
    by_place: dict[tuple[str, str], tuple[Met, set[str]]] = {}
    for walk in walks:
        for met in walk.stops:
            by_place.setdefault((met.place, met.rule), (met, set()))[1].add(walk.profile.name)
    doorless = {walk.profile.name for walk in walks if walk.outcome is Outcome.STOPPED and walk.shut}
    yield f"<h{level}>{_html(_FIRST, lang)}</h{level}>"
    if not by_place:
        yield f"<p>{_html(NO_DOOR if doorless else _NO_STOP, lang)}</p>"
        return
    ranked = sorted(by_place.values(), key=lambda one: (-len(one[1]), one[0].path, one[0].line))
    steps = [
        (
            len(who),
            f"{_html(repair(met), lang)} {_html(_stopped(who), lang)} <code>{escape(printable(met.place))}</code>",
        )
        for met, who in ranked[:_MOST]
    ]
    if doorless:
        steps.append((len(doorless), _html(OPEN_A_DOOR, lang)))
    yield "<ol>"
    yield from (f"<li>{said}</li>" for _, said in sorted(steps, key=lambda one: -one[0]))
    yield "</ol>"


def _stopped(who: Collection[str]) -> Text:
    return _ONE if len(who) == 1 else _HOW_MANY.format(number=len(who))


def _table(number: int, own: Sequence[Walk], lang: Lang) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_html(one, lang)}</th>' for one in (_WHO, _WHAT, _BY, _WHERE))
    yield (
        f'<div class="wide" role="region" tabindex="0" aria-labelledby="table-{number}"><table>'
        f'<caption id="table-{number}">{_html(_TABLE.format(journey=own[0].journey.label), lang)}</caption><thead><tr>{heads}</tr></thead><tbody>'
    )
    for walk in own:
        reasons, places = _reasons(walk, lang), [one.place for one in walk.stops or walk.doubts]
        where = "<br>".join(f"<code>{escape(printable(one))}</code>" for one in dict.fromkeys(places)) or "—"
        yield (
            f'<tr><th scope="row">{_html(walk.profile.label, lang)}</th><td>{_html(said(walk), lang)}</td>'
            f"<td>{'<br>'.join(reasons) or '—'}</td><td>{where}</td></tr>"
        )
    yield "</tbody></table></div>"


def _reasons(walk: Walk, lang: Lang) -> list[str]:
    shut = why_shut(walk)
    reasons = [shut] if shut is not None else []
    reasons.extend(dict.fromkeys(one.message for one in walk.stops))
    if walk.outcome is not Outcome.FINISHES:
        reasons.extend([*doors_of(walk), *unread_of(walk)])
    checks = (
        []
        if walk.stops
        else [f"{_html(_CHECK, lang)}{' :' if lang == 'fr' else ':'} {_html(one.message, lang)}" for one in walk.doubts]
    )
    return [*(_html(one, lang) for one in reasons), *dict.fromkeys(checks)]


def _html(text: Text, lang: Lang) -> str:
    return escape(printable(text.of(lang)))
