"""Whether only somebody else's word lets people in: the one program that opens a session reads what a provider of identity says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Text
from guichet.core.memo import memo
from guichet.core.places import is_back_office, place_of_path
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.reading.templates.rails import roots_of
from guichet.walked.rails import asked_to_sign_in
from guichet.walked.ruby_models import presence, text_of_model
from guichet.walked.ruby_texts import controllers

ALONE = Text(
    "On n’entre que par le compte d’un fournisseur d’identité.",
    "An account with an identity provider is the only way in.",
)
KEPT = Text(
    "Le compte que donne ce fournisseur n’est gardé qu’avec une adresse électronique.",
    "The account that this provider gives is only kept with an e-mail address.",
)
_OPENED = re.compile(r"\bomniauth\.auth\b")
_OTHERWISE = re.compile(
    r"password|mot_de_passe|\bauthenticate(?:_by)?\(|magic|sign_in_token|one_time|login_token|find_signed|franceconnect_or", re.I
)  # fmt: skip
_IN_MODEL = re.compile(r"\bdevise\b|\bhas_secure_password\b|\bhas_one_time_password\b|passwordless")
_MAIL = re.compile(r"^[ \t]*validates\w*[ (][^\n]*:email\b", re.M)


@dataclass(frozen=True)
class Provided:
    """The line by which a session is opened on a provider's word alone, and the one by which an account keeps an e-mail address."""

    opened: tuple[str, int]
    mail: tuple[str, int] | None = None


def provided(page: Page, project: Project) -> Provided | None:
    """Return where whoever must sign in for a page is let in by a provider of identity alone; None when there may be another way."""
    asked = asked_to_sign_in(page.path, project)
    if asked is None:
        return None
    opened = _opened_alone(project)
    model = text_of_model(asked[0], project)
    if not opened or _IN_MODEL.search(model):
        return None
    kept = _MAIL.search(model) if presence(asked[0], project).get("email") is False else None
    file = next((f"{root}app/models/{asked[0]}.rb" for root in roots_of(project)), "")
    return Provided(opened, (file, model.count("\n", 0, kept.start()) + 1) if kept is not None else None)


@memo
def _opened_alone(project: Project) -> tuple[str, int] | None:
    """The line at which the only controllers that open a session read what a provider says, none of them a secret or a code."""
    found: tuple[str, int] | None = None
    for path in _opening(project):
        text = project.text_beside(path)
        if _OTHERWISE.search(text):
            return None
        said = _OPENED.search(text)
        if said is not None and found is None:
            found = (path, text.count("\n", 0, said.start()) + 1)
    return found


def _opening(project: Project) -> Iterator[str]:
    """The controllers of sessions of a service of Rails, in whatever folder, but those of its back office."""
    for path in controllers(project):
        is_public = place_of_path(path) is None and not is_back_office(path)
        if is_public and _OF_SESSIONS.search(path.rpartition("/")[2]):
            yield path


_OF_SESSIONS = re.compile(r"^(?:\w{0,60}sessions?|\w{0,60}omniauth\w{0,60}|\w{0,60}log_?ins?|sign_ins?|\w{0,60}magic_links?|authentications?)_controller\.rb$")  # fmt: skip
