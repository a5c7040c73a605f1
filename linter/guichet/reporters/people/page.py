"""Who can finish, on one page to project and to print: a row of doors for each request, then what stops whom, and what to do first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
    said,
    told,
    unread_of,
    why_shut,
)  # fmt: skip
from guichet.walked.journeys import Journey
from guichet.walked.met import Met
from guichet.walked.walk import Outcome, Walk, Walks

_TITLE = Text("Qui peut aller au bout ?", "Who can finish?")
_FACTS = Text(
    "{number} profils : {stopped} laissés dehors au moins une fois ; {unknown} dont on ne sait pas tout ; {others} que rien n’arrête dans ce qui a été lu. Ce sont des situations, pas des parts de la population.",
    "{number} profiles: {stopped} left outside at least once; {unknown} of whom not all is known; {others} whom nothing stops in what was read. They are situations, not shares of the population.",
)
_GAPS = Text(
    "{unknown} réponses sur {number} manquent : avant de conclure, essayez ces pages.",
    "{unknown} answers of {number} are missing: before you conclude, try those pages.",
)
_REQUESTS = Text("Les démarches", "The requests")
_UNREAD = Text("Dont on ne sait rien : {number} démarches", "Of which nothing is known: {number} requests")
_TRY = Text(
    "Le code de ces démarches n’a pas pu être suivi. Essayez-les : au clavier, sans téléphone, sans courriel.",
    "The code of these requests could not be followed. Try them: by keyboard, without a telephone, without e-mail.",
)
_STOPS = Text("Arrête : {who}.", "Stops: {who}.")
_FIRST = Text("À faire d’abord", "What to do first")
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
    yield from (f"<p>{_html(one, lang)}</p>" for one in (*_facts(walks), LIMIT))
    if lost:
        yield f"<p><strong>{_html(LEFT_BEHIND, lang)}</strong></p>\n<ul>"
        yield from (f"<li>{_html(one.profile.label, lang)} ({_html(one.journey.label, lang)})</li>" for one in lost)
        yield "</ul>"
    if len(walks.journeys) > 1:
        yield from _first(walks.walks, lang, level=2)
    yield from (f"<p>{_html(one, lang)}</p>" for one in walks.remarks)
    known, blank = _parted(walks)
    if len(walks.journeys) > 1:
        yield f'<nav aria-label="{_html(_REQUESTS, lang)}"><ul>'
        yield from (
            f'<li><a href="#journey-{number}">{_html(one.label, lang)}</a></li>' for number, one in enumerate(known, 1)
        )
        yield "</ul></nav>"
    for number, journey in enumerate(known, 1):
        yield from _section(number, journey, walks, lang)
    if blank:
        yield f"<section>\n<h2>{_html(_UNREAD.format(number=len(blank)), lang)}</h2>\n<p>{_html(_TRY, lang)}</p>\n<ul>"
        for one in blank:
            pages = escape(printable(", ".join(one.pages) or one.name))
            yield f"<li>{_html(one.label, lang)} <code>{pages}</code></li>"
        yield "</ul>\n</section>"


def _parted(walks: Walks) -> tuple[list[Journey], list[Journey]]:
    """The requests of which something is known beyond what the screen itself asks, and the others."""
    known: list[Journey] = []
    blank: list[Journey] = []
    for journey in walks.journeys:
        own = [one for one in walks.walks if one.journey is journey and one.shut is None]
        is_blank = bool(own) and all(one.outcome is Outcome.UNKNOWN and not one.doubts for one in own)
        (blank if is_blank else known).append(journey)
    return known, blank


def _facts(walks: Walks) -> Iterator[Text]:
    """How the profiles end, each under the worst that it meets; then how many answers are missing."""
    ends = Counter(
        min((walk.outcome for walk in walks.walks if walk.profile is profile), key=_WORST.index)
        for profile in walks.profiles
    )
    stopped, unknown = ends[Outcome.STOPPED], ends[Outcome.UNKNOWN]
    number = len(walks.profiles)
    yield _FACTS.format(number=number, stopped=stopped, unknown=unknown, others=number - stopped - unknown)
    missing = sum(one.outcome is Outcome.UNKNOWN for one in walks.walks)
    if missing * 4 > len(walks.walks):
        yield _GAPS.format(unknown=missing, number=len(walks.walks))


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
    by_place: dict[tuple[str, str], tuple[Met, dict[str, str]]] = {}
    for walk in walks:
        for met in walk.stops if walk.outcome is Outcome.STOPPED else ():
            by_place.setdefault((met.place, met.rule), (met, {}))[1][walk.profile.name] = _html(
                walk.profile.label, lang
            )
    doorless = {
        walk.profile.name: _html(walk.profile.label, lang)
        for walk in walks
        if walk.outcome is Outcome.STOPPED and walk.shut
    }
    yield f"<h{level}>{_html(_FIRST, lang)}</h{level}>"
    if not by_place:
        yield f"<p>{_html(NO_DOOR if doorless else _NO_STOP, lang)}</p>"
        return
    ranked = sorted(by_place.values(), key=lambda one: (-len(one[1]), one[0].path, one[0].line))
    steps = [
        (who, _html(told(met), lang), f" <code>{escape(printable(met.place))}</code>") for met, who in ranked[:_MOST]
    ]
    if doorless:
        steps.append((doorless, _html(OPEN_A_DOOR, lang), ""))
    yield "<ol>"
    for people, step, where in sorted(steps, key=lambda one: -len(one[0])):
        yield f"<li>{step} {_STOPS.of(lang).format(who=' ; '.join(people.values()))}{where}</li>"
    yield "</ol>"


def _table(number: int, own: Sequence[Walk], lang: Lang) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_html(one, lang)}</th>' for one in (_WHO, _WHAT, _BY, _WHERE))
    yield (
        f'<div class="wide" role="region" tabindex="0" aria-labelledby="table-{number}"><table>'
        f'<caption id="table-{number}">{_html(_TABLE.format(journey=own[0].journey.label), lang)}</caption><thead><tr>{heads}</tr></thead><tbody>'
    )
    for walk in sorted(own, key=lambda one: _WORST.index(one.outcome)):
        reasons, places = _reasons(walk, lang), [one.place for one in walk.stops or walk.doubts]
        where = "<br>".join(f"<code>{escape(printable(one))}</code>" for one in dict.fromkeys(places)) or "—"
        yield (
            f'<tr class="{walk.outcome.value}"><th scope="row">{_html(walk.profile.label, lang)}</th><td>{_html(said(walk), lang)}</td>'
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
