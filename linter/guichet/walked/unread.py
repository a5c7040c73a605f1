"""What of a request could not be read, and for whom that matters: nobody is told to finish over what nobody has seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.findings import Text
from guichet.core.memo import memo
from guichet.core.numbers import count
from guichet.reading.project.project import Project
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import is_bundle, scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.seen.cascade import styles_of
from guichet.walked.accounts import account_of
from guichet.walked.asked_by_data import asked_by_data
from guichet.walked.component_fields import drawn_by_library
from guichet.walked.drawn import draws
from guichet.walked.elsewhere import wanted_elsewhere
from guichet.walked.flows import missing_in
from guichet.walked.guards import guard_of
from guichet.walked.layouts import layouts_given
from guichet.walked.made_before import made_before
from guichet.walked.nameless import nameless_in
from guichet.walked.placed import place_in_files
from guichet.walked.providers import provided
from guichet.walked.rails import who_signs_in
from guichet.walked.refused_before import refused_before
from guichet.walked.requests import only_goes_on, stands_beside
from guichet.walked.ruby_hidden import hidden_by_sheet
from guichet.walked.ruby_layouts import sheets_missing
from guichet.walked.unread_fields import ANSWERS, SENSES, Unread, unread_fields
from guichet.walked.unread_sending import is_sent_plainly, of_sending
from guichet.walked.unseen import is_opened, unseen_in


def unread_in(page: Page, project: Project, together: Sequence[Page] = ()) -> Iterator[Unread]:
    """Yield what of a page is written elsewhere than in what could be read."""
    if (page.lacks_layout or not page.is_complete) and not layouts_given(page):
        yield Unread(
            page.path,
            Text(
                "une maquette ou un morceau de cette page n’a pas été trouvé",
                "a layout or a part of this page was not found",
            ),
            hides_doors=True,
        )
    elif _is_part_alone(page):
        yield Unread(
            page.path,
            Text(
                "la page qui montre ce morceau n’a pas été trouvée : elle nomme peut-être une autre porte",
                "the page that shows this part was not found: it may name another door",
            ),
            ("connection", "habit"),
            hides_doors=True,
        )
    yield from unread_fields(page)
    yield from wanted_elsewhere(page)
    yield from refused_before(page)
    yield from asked_by_data(page)
    yield from made_before(page, together)
    yield from _unseen(page)
    guarded = guard_of(page, project)
    told = provided(page, project) if guarded else None
    known = {*_OF_REQUEST, *(("account",) if told else ()), *(("email",) if told and told.mail else ())}
    unknown = (
        tuple(one for one in account_of(project, who_signs_in(page.path, project)).unknown if one not in known)
        if guarded
        else ()
    )
    if unknown:
        yield Unread(
            guarded,
            Text(
                "il faut peut-être un compte, et ce qu’il demande n’a pas été suivi",
                "an account may be needed, and what it asks for was not followed",
            ),
            unknown,
        )
    if is_component(page.path) and not is_sent_plainly(page):
        yield from of_sending(page)


_OF_REQUEST = ("money", "language", "good-connection", "recent-device")
"""What a request may want, and an account does not: it costs nothing, and is not written at length."""
_OF_STEPS = re.compile(r"\b(?:étape|step)\s+\d{1,2}\s*(?:sur|of|/)\s*(\d{1,2})\b", re.I)


def steps_unwalked(pages: Sequence[Page], project: Project) -> Iterator[Unread]:
    """Yield that the list of the steps of a request has some whose pages were not walked: what these ask is not known."""
    number, left = missing_in([one.path for one in pages], project)
    if left:
        yield Unread(
            pages[0].path,
            Text(
                f"cette démarche a {number} étapes, et les pages de {left} d’entre elles n’ont pas été suivies",
                f"this request has {number} steps, and the pages of {left} of them were not followed",
            ),
            hides_doors=True,
        )


def followed_no_further(pages: Sequence[Page]) -> Iterator[Unread]:
    """Yield that the last page of a request only hands what was answered on to another one: what that one asks is not known."""
    if only_goes_on(pages[-1]):
        yield Unread(
            pages[-1].path,
            Text(
                "ce formulaire mène à une autre page : ce que celle-ci demande n’a pas été suivi",
                "this form leads to another page: what that one asks was not followed",
            ),
            hides_doors=True,
        )


def without_address(path: str) -> Unread:
    """Return that no address leads to a page of a request: whether anybody gets through it any more is not known."""
    return Unread(
        path,
        Text(
            "cette page est une étape de la démarche, et aucune adresse n’y mène : on ne sait pas si quelqu’un peut encore la faire",
            "this page is a step of the request, and no address leads to it: whether anybody can still make it is not known",
        ),
    )


def steps_missing(page: Page, found: int) -> Iterator[Unread]:
    """Yield that a page says to be one of more steps than were found for its request."""
    said = [count(one[1]) for one in _OF_STEPS.finditer(page.text)]
    if said and max(said) > found:
        yield Unread(
            page.path,
            Text(
                f"cette page dit qu’elle est l’une de {max(said)} étapes, et les autres n’ont pas été trouvées",
                f"this page says that it is one of {max(said)} steps, and the others were not found",
            ),
            ANSWERS,
        )


_WHOLE = re.compile(r"\{%-?\s*extends\b|<(?:!doctype|html|body)\b", re.I)


def _is_part_alone(page: Page) -> bool:
    """Whether a template of Django or Jinja is no page by itself, and none that brings it in was found."""
    return page.path.endswith((".html", ".jinja", ".j2")) and not _WHOLE.search(page.project.text(page.path))


def _unseen(page: Page) -> Iterator[Unread]:
    drawn = next(
        (
            one
            for one in page.find("iframe", "canvas", "object", "dialog", "div", "section")
            if draws(one) and not stands_beside(one, page)
        ),
        None,
    )
    if drawn is not None or _opens_frame(page):
        yield Unread(
            page.path,
            Text(
                "un cadre, une carte ou un dessin de cette page n’a pas été vu",
                "a frame, a map or a drawing of this page was not seen",
            ),
            (*SENSES, "good-connection", "recent-device"),
        )
    hidden = list(unseen_in(page))
    drawn_anyhow = [one for one in hidden if not one.is_native]
    for kept, of in (
        ([one for one in drawn_anyhow if one.may_ask], (*SENSES, *ANSWERS)),
        (drawn_anyhow, SENSES),
        (hidden, ("sight", "fine-sight")),
    ):
        if kept:
            yield Unread(kept[0].path, _not_seen(kept[0].written), of, line=kept[0].line)
            break
    by_script = next((one for one in page.find() if _is_gone_through_by_script(one)), None)
    if by_script is not None:
        yield Unread(
            page.path,
            Text(
                "un script fait parcourir la liste d’un champ, et ne dit pas où l’on y est",
                "a script has people go through the list of a field, and does not say where in it they are",
            ),
            SENSES,
        )
    drawn_elsewhere = drawn_by_library(page)
    if drawn_elsewhere:
        yield Unread(
            page.path,
            Text(
                f"une bibliothèque qui n’a pas été lue dessine ce champ (« {drawn_elsewhere} »)",
                f'a library that was not read draws this field ("{drawn_elsewhere}")',
            ),
            SENSES,
        )
    yield from _taken_away(page)
    nameless = nameless_in(page)
    if nameless is not None:
        path, span = place_in_files(nameless.template, nameless.span, page.project.library)
        yield Unread(
            path,
            Text("le nom de ce champ n’a pas été trouvé", "the name of this field was not found"),
            ("sight", "pointing"),  # a voice that commands says the name too
            line=page.project.source(path).position(span).line,
        )
    is_shut = is_opened(page)
    if is_shut:
        yield Unread(
            page.path,
            Text(
                "un script montre tout ce que cette page demande, et ce qu’il fait n’a pas été suivi",
                "a script shows all that this page asks, and what it does was not followed",
            ),
            SENSES,
        )
    missing = sheets_missing(page)
    if not (hidden or is_shut) and (missing if missing is not None else not styles_of(page).is_complete):
        named = f" ({', '.join(missing[:3])})" if missing else ""
        yield Unread(
            page.path,
            Text(f"une feuille de style n’a pas été trouvée{named}", f"a stylesheet was not found{named}"),
            ("fine-sight",),
        )


def _taken_away(page: Page) -> Iterator[Unread]:
    away = hidden_by_sheet(page)
    if away is not None:
        path, span = place_in_files(away.template, away.span, page.project.library)
        yield Unread(
            path,
            Text(
                "une feuille de style retire ce champ, et ce qui le remplace n’a pas été suivi",
                "a stylesheet takes this field away, and what stands for it was not followed",
            ),
            ("sight", "pointing"),
            line=page.project.source(path).position(span).line,
        )


def _is_gone_through_by_script(element: Element) -> bool:
    """Whether a field opens a list drawn by hand, of which nothing says which line is the current one."""
    return (element.attr("role") or "").strip() == "combobox" and not any(
        element.attr(one) is not None for one in ("list", "aria-activedescendant")
    )


_MOST = 60
"""Characters of a line that are shown."""


def _not_seen(written: str) -> Text:
    shown = written if len(written) <= _MOST else f"{written[: _MOST - 1]}…"
    return Text(
        f"ce que cette ligne fait écrire n’a pas été lu (« {shown} »)",
        f'what this line has written was not read ("{shown}")',
    )


_FRAMES = re.compile(
    r"""iframe(?!s?\s*=\s*\[)|createElement\(\s*["'`](?:canvas|object)|\bL\.map\(|\b(?:maplibre|mapbox)gl\.|\bnew ol\.Map\b|google\.maps\.""",
    re.I,
)
"""What a script writes that opens a frame or draws a map."""


def _opens_frame(page: Page) -> bool:
    """Whether a script of the page, that no library wrote, opens a frame or draws a map."""
    return any(map(_draws, scripts_on(page)))


@memo
def _draws(script: Script) -> bool:
    return not is_bundle(script) and _FRAMES.search(script.text) is not None
