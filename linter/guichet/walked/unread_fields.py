"""What the forms of a page ask and could not be read: the fields whose program was not found, by what they may be about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Text
from guichet.done.words import apart, speaks_of
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.walked.asked import asked_on, built_on
from guichet.walked.chosen_parts import components_unread, shows_unknown_part
from guichet.walked.component_chosen import has_chosen_fields
from guichet.walked.symfony import adds_unnamed

SENSES = ("sight", "pointing", "fine-sight")
ANSWERS = ("email", "telephone", "address", "papers", "common-names")
"""What a field may ask of somebody who does not have it."""
IN_FORMS = (*ANSWERS, "account", "smartphone", "money", "language", "good-connection", "recent-device", *SENSES)
"""What a form that nobody read may ask of somebody, or do to them: to pay, to write at length, to draw on a map."""
ASKING = {
    "email": ("fields.email",), "telephone": ("fields.phone",), "address": ("fields.address",),
    "common-names": ("fields.given_name", "fields.family_name"),
}  # fmt: skip
"""What a form may want that somebody may not have, and all the ideas that its fields then speak of."""
_IDEAS = {"email": "fields.email", "telephone": "fields.phone", "address": "fields.address"}


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read on the way: where, and why, in words; `of` are the obstacles of which nothing is known then, all when ()."""

    path: str
    why: Text
    of: tuple[str, ...] = ()
    hides_doors: bool = False
    """Whether a telephone or a counter may be named there."""
    line: int = 0
    """The line that brings it in, 0 when none does."""

    @property
    def place(self) -> str:
        """Its file, and its line when one is known."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def matters_to(self, lacks: frozenset[str]) -> bool:
        """Whether somebody who lacks some things might be stopped by what was not read."""
        return not self.of or not lacks.isdisjoint(self.of)


def unread_fields(page: Page) -> Iterator[Unread]:
    """Yield what of the fields of a page could not be read."""
    asked = asked_on(page)
    built = built_on(page)
    if shows_unknown_part(page):
        yield Unread(
            page.path,
            Text(
                "un morceau de ce formulaire, choisi au moment où la page est montrée, n’a pas été suivi",
                "a part of this form, chosen when the page is shown, was not followed",
            ),
            IN_FORMS,
        )
    for body, obstacles in components_unread(page).items():
        yield Unread(
            page.path,
            Text(
                f"ce que ce composant fait remplir n’a pas été suivi (« {body[:60]} »)",
                f'what this component has people fill in was not followed ("{body[:60]}")',
            ),
            obstacles,
        )
    is_chosen = has_chosen_fields(page.path, page.project) if is_component(page.path) else adds_unnamed(page)
    if is_chosen:
        yield Unread(
            page.path,
            Text(
                "des champs de ce formulaire sont choisis au moment où il est montré, et ce qu’ils demandent n’est pas dans le code",
                "fields of this form are chosen when it is shown, and what they ask is not in the code",
            ),
            ANSWERS,
        )
    if not built.is_judged:
        free = [one for one in built.fields if not one.required]
        of = tuple(
            key for key, ideas in ASKING.items() if all(any(one.speaks_of(idea) for one in free) for idea in ideas)
        )
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
            IN_FORMS,
        )
        return
    own = page.project.text(page.path) if is_component(page.path) else ""
    said = {name: _about_own(name, own) if own else _about(name) for name in asked.unfound}
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


def _about_own(name: str, text: str) -> tuple[str, ...]:
    """What a field of a component may ask, by its name; one that its own file declares asks for no more, and a method for nothing."""
    if name[:1].isupper() or re.search(rf"\bform\.{re.escape(name)}\s*\(", text):
        return ()
    is_declared = re.search(rf"\b{re.escape(name)}\??\s*:(?!:)", text) is not None
    said = _about(name)
    return () if is_declared and said == ANSWERS else said


def _about(name: str) -> tuple[str, ...]:
    """What a field whose program was not found may ask, by its name; anything, when its name says nothing known."""
    words = apart(name)
    if speaks_of(words, "sessions.secret"):
        return ()
    return tuple(key for key, idea in _IDEAS.items() if speaks_of(words, idea)) or ANSWERS
