"""Who can finish, on one page to project and to print: what was read, what to do first, who at which request, then by what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from guichet.core.findings import Lang, Text
from guichet.core.writing import printable
from guichet.reporters.people.about import About
from guichet.reporters.people.drawn import code, html, title
from guichet.reporters.people.first import first
from guichet.reporters.people.sections import grouped, overview, section
from guichet.reporters.people.words import (
    LEFT_BEHIND,
    LIMIT,
    QUESTION,
    SMALL,
    State,
    facts,
    nothing_of,
    read_of,
    state_of,
)  # fmt: skip
from guichet.walked.journeys import Journey
from guichet.walked.walk import Outcome, Walk, Walks

_TITLE = Text("Qui peut aller au bout ?", "Who can finish?")
_GAPS = Text(
    "{unknown} réponses sur {number} manquent : avant de conclure, essayez ces pages.",
    "{unknown} answers of {number} are missing: before you conclude, try those pages.",
)
_ANSWER = Text("À vous de répondre", "For you to answer")
_WAIT = Text("Attendent cette réponse : {who}.", "They wait for this answer: {who}.")
_UNREAD = Text("Dont on ne sait rien : {number} démarches", "Of which nothing is known: {number} requests")
_TRY = Text(
    "Le code de ces démarches n’a pas pu être suivi. Essayez-les : au clavier, sans téléphone, sans courriel.",
    "The code of these requests could not be followed. Try them: by keyboard, without a telephone, without e-mail.",
)
_DEVELOPER = Text("Pour qui développe", "For the developer")


def written(walks: Walks, lost: Sequence[Walk], lang: Lang, about: About) -> str:
    """Return the page: one file, no script, nothing asked of any network."""
    heading = escape(_TITLE.of(lang))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    style = resources.files("guichet.reporters.people").joinpath("page.css").read_text(encoding="utf-8")
    window = " – ".join([heading, *([escape(printable(about.service))] if about.service else [])])
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{window}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n"
        + "\n".join(_body(walks, lost, lang, about))
        + "\n</main>\n</body>\n</html>\n"
    )


def _body(walks: Walks, lost: Sequence[Walk], lang: Lang, about: About) -> Iterator[str]:
    whose = [html(one, lang) for one in about.said()]
    if not walks.journeys:
        yield f"<p>{' · '.join(whose)}</p>" if whose else ""
        yield f"<p>{html(nothing_of(walks), lang)}</p>"
        return
    yield f"<p>{' · '.join([*whose, html(read_of(walks), lang)])}</p>"
    is_small = walks.extent.is_small
    yield f"<p><strong>{html(SMALL if is_small else facts(walks), lang)}</strong></p>"
    yield from (f"<p>{html(one, lang)}</p>" for one in (*_gaps(walks), LIMIT))
    if lost:
        yield f"<p><strong>{html(LEFT_BEHIND, lang)}</strong></p>\n<ul>"
        yield from (f"<li>{html(one.profile.label, lang)} ({title(one.journey, lang)})</li>" for one in lost)
        yield "</ul>"
    yield from first(walks.walks, lang)
    yield from _question(walks, lang)
    known, blank = _parted(walks)
    groups = grouped(known, walks, lang)
    yield from overview(groups, walks, lang) if known else ()
    for number in range(1, len(groups) + 1):
        yield from section(number, groups, walks, lang, drawn=not is_small)
    if blank:
        yield f"<section>\n<h2>{html(_UNREAD.format(number=len(blank)), lang)}</h2>\n<p>{html(_TRY, lang)}</p>\n<ul>"
        yield from (f"<li>{title(one, lang)} {code(', '.join(one.pages) or one.name)}</li>" for one in blank)
        yield "</ul>\n</section>"
    if walks.remarks:
        yield f"<section>\n<h2>{html(_DEVELOPER, lang)}</h2>"
        yield from (f"<p>{html(one, lang)}</p>" for one in walks.remarks)
        yield "</section>"


def _gaps(walks: Walks) -> Iterator[Text]:
    missing = sum(one.outcome is Outcome.UNKNOWN for one in walks.walks)
    if missing * 4 > len(walks.walks):
        yield _GAPS.format(unknown=missing, number=len(walks.walks))


def _question(walks: Walks, lang: Lang) -> Iterator[str]:
    """What the code cannot say, asked of whoever reads: is there a door of which it does not speak?"""
    asked = (one for one in walks.walks if state_of(one) is State.TO_ANSWER)
    who = list(dict.fromkeys(html(one.profile.label, lang) for one in asked))
    if who:
        listed = (" ; " if lang == "fr" else "; ").join(who)
        yield f"<h2>{html(_ANSWER, lang)}</h2>\n<p>{html(QUESTION, lang)} {_WAIT.of(lang).format(who=listed)}</p>"


def _parted(walks: Walks) -> tuple[list[Journey], list[Journey]]:
    """The requests of which something is known beyond what the screen itself asks, and the others."""
    known: list[Journey] = []
    blank: list[Journey] = []
    for journey in walks.journeys:
        own = [one for one in walks.walks if one.journey is journey and one.shut is None]
        is_blank = bool(own) and all(one.outcome is Outcome.UNKNOWN and not one.doubts for one in own)
        (blank if is_blank else known).append(journey)
    return known, blank
