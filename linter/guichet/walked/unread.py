"""What of a request could not be read, and for whom that matters: nobody is told to finish over what nobody has seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Text
from guichet.core.memo import memo
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import is_bundle, scripts_on
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.seen.cascade import styles_of
from guichet.walked.accounts import account_of
from guichet.walked.asked import asked_on, built_on
from guichet.walked.layouts import layouts_given
from guichet.walked.requests import draws, stands_beside
from guichet.walked.signed_in import guard_of
from guichet.walked.unseen import is_unseen

_SENSES = ("sight", "pointing", "fine-sight")
_ANSWERS = ("email", "telephone", "address", "papers", "common-names")
"""What a field may ask of somebody who does not have it."""
_IN_FORMS = (*_ANSWERS, "account", "smartphone", "money", "language", "good-connection", "recent-device", *_SENSES)
"""What a form that nobody read may ask of somebody, or do to them: to pay, to write at length, to draw on a map."""
_IDEAS = {"email": "fields.email", "telephone": "fields.phone", "address": "fields.address"}


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read on the way: where, and why, in words; `of` are the obstacles of which nothing is known then, all when ()."""

    path: str
    why: Text
    of: tuple[str, ...] = ()
    hides_doors: bool = False
    """Whether a telephone or a counter may be named there."""

    def matters_to(self, lacks: frozenset[str]) -> bool:
        """Whether somebody who lacks some things might be stopped by what was not read."""
        return not self.of or not lacks.isdisjoint(self.of)


def unread_in(page: Page, project: Project) -> Iterator[Unread]:
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
    yield from _unread_fields(page)
    yield from _unseen(page)
    guarded = guard_of(page, project)
    unknown = account_of(project).unknown if guarded else ()
    if unknown:
        yield Unread(
            guarded,
            Text(
                "il faut peut-être un compte, et ce qu’il demande n’a pas été suivi",
                "an account may be needed, and what it asks for was not followed",
            ),
            unknown,
        )
    if is_component(page.path):
        yield Unread(
            page.path,
            Text(
                "ce formulaire est un composant : ce que fait son envoi n’a pas été suivi",
                "this form is a component: what sending it does was not followed",
            ),
        )


def _unread_fields(page: Page) -> Iterator[Unread]:
    asked = asked_on(page)
    built = built_on(page)
    if not built.is_judged:
        free = [one for one in built.fields if not one.required]
        of = tuple(key for key, idea in _IDEAS.items() if any(one.speaks_of(idea) for one in free))
        if of:
            yield Unread(
                page.path,
                Text(
                    "le modèle qui dit quels champs sont obligatoires n’a pas été trouvé",
                    "the model that says which fields are required was not found",
                ),
                of,
            )
    if not asked.printed or asked.is_found:
        return
    if asked.printed.whole and not asked.is_whole_known:
        yield Unread(
            page.path,
            Text(
                "un programme écrit ce formulaire, et n’a pas été trouvé",
                "a program writes this form, and was not found",
            ),
            _IN_FORMS,
        )
        return
    said = {name: _about(name) for name in asked.unfound}
    of = tuple(sorted({key for keys in said.values() for key in keys}))
    if of:
        named = ", ".join([name for name, keys in said.items() if keys][:3])
        yield Unread(
            page.path,
            Text(
                f"le programme qui déclare ces champs n’a pas été trouvé : {named}",
                f"the program that declares these fields was not found: {named}",
            ),
            of,
        )


def _about(name: str) -> tuple[str, ...]:
    """What a field whose program was not found may ask, by its name; anything, when its name says nothing known."""
    words = apart(name)
    if speaks_of(words, "sessions.secret"):
        return ()
    return tuple(key for key, idea in _IDEAS.items() if speaks_of(words, idea)) or _ANSWERS


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
            (*_SENSES, "good-connection", "recent-device"),
        )
    if is_unseen(page):
        yield Unread(
            page.path,
            Text(
                "une partie de cette page est écrite par un programme, et n’a pas été vue",
                "a part of this page is written by a program, and was not seen",
            ),
            _SENSES,
        )
    elif not styles_of(page).is_complete:
        yield Unread(
            page.path,
            Text("une feuille de style n’a pas été trouvée", "a stylesheet was not found"),
            ("fine-sight",),
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
