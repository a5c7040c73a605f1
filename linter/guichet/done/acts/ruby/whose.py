"""Who answers what a class of Ruby wants: people, in a form of the service or as the users of those who work there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guichet.core.findings import Certainty
from guichet.done.acts.deed_found import Whole
from guichet.done.forms.form import Asked, places_of
from guichet.done.forms.ruled import RuledForm
from guichet.done.people.rails_users import users_are_public
from guichet.done.words import speaks_of
from guichet.reading.templates.site import Site

_FORM = re.compile(r"(?:^|/)(?:forms|form_models|form_objects)/|_form\.rb$")
_KNOWN = re.compile(r"log_?in|sign_?in|connexion|session|authentif|archiv|legacy", re.I)
"""A form that lets in those who gave all that before, or that nobody fills in any more."""
_OWN = ("fields.given_name", "fields.family_name", "fields.email", "fields.phone", "fields.birth", "fields.national_number", "fields.address")  # fmt: skip
"""What one is asked of oneself."""
_REACHED = ("fields.email", "fields.phone", "fields.address")
_USER = "User"


@dataclass(eq=False)
class FilledForm(RuledForm):
    """What a form of Ruby, or the model of its users, wants: a journey may lead only some people to it."""

    @property
    def certainty(self) -> Certainty:
        """A question: another step may let people choose before this one."""
        return Certainty.REVIEW

    @property
    def is_of_account(self) -> bool:
        """Never: whose it is is known."""
        return False


def is_filled_by_people(around: Sequence[str], fields: Sequence[Asked], whole: Whole) -> bool:
    """Return whether a class is a form in which someone of the public answers for themselves: by its folder or its name, by what it asks."""
    name = " ".join(around)
    if not (_FORM.search(whole.path) or around[0].endswith("Form")) or _is_of_others(f"{name} {whole.path}"):
        return False
    asked = any(one.is_about(idea) for one in fields for idea in _OWN)
    of_another = speaks_of(name, "fields.not_a_person") or speaks_of(name, "fields.search")
    return asked and not of_another and not any(places_of(fields))


def is_theirs(own: str, fields: Sequence[Asked], whole: Whole) -> bool:
    """Return whether a model is of the public: of users, where those who work there have a model of their own, or of people whose day of birth, or whose number and address, are asked."""
    if _is_of_others(f"{own} {whole.path}") or speaks_of(own, "fields.not_a_person"):
        return False
    born = all(any(one.is_about(idea) for one in fields) for idea in ("fields.birth", "fields.given_name"))
    return born or _is_a_file(fields) or (own == _USER and users_are_public(whole.project))


def _is_a_file(fields: Sequence[Asked]) -> bool:
    """Whether a record wants the number that the State gave somebody, and how to reach them: it is the file of one person, whatever it is called."""
    wanted = [one for one in fields if one.required]
    return all(
        any(one.is_about(idea) for one in wanted for idea in ideas) for ideas in (("fields.national_number",), _REACHED)
    )


def _is_of_others(said: str) -> bool:
    """Whether the names of a class and of its folders say that those who work there fill it in, or nobody for the first time."""
    return speaks_of(said, "decisions.inside") or _KNOWN.search(said) is not None


def staff_known(project: Site) -> str:
    """Return what the other files say of whose a class is, in one word."""
    return "staff" if users_are_public(project) else ""
