"""Forms that the rules of a model are: what it wants of whoever answers, and turns down otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guichet.done.forms.form import Asked, places_of
from guichet.done.forms.papers import keeps_papers
from guichet.done.forms.shown_on import ShownElsewhere
from guichet.done.people.people import is_person
from guichet.done.words import apart, speaks_of

_OF_SOMEONE = ("fields.street", "fields.address", "fields.iban", "fields.phone", "fields.national_number")
"""What a record that belongs to someone tells of them."""


@dataclass(eq=False)
class RuledForm(ShownElsewhere):
    """What the rules of a model ask of a person."""

    @property
    def is_refused(self) -> bool:
        """Whether its rules are those of an answer: they say no by themselves."""
        return True

    @property
    def is_persons(self) -> bool:
        """Whether it is a person who answers."""
        return True


def is_someone(word: str) -> bool:
    """Return whether a word is for those whom the service is for: users alone may be those who work there."""
    return any(is_person(one) for one in apart(word).split() if one != "user")


def is_of_person(name: str, fields: Sequence[Asked], *, is_theirs: bool = False) -> bool:
    """Return whether a model is of someone, or belongs to someone (`is_theirs`) whose home, number or account it holds."""
    about = (
        is_someone(name)
        or (is_theirs and any(one.is_about(idea) for one in fields for idea in _OF_SOMEONE))
        or speaks_of(name, "fields.someone")
        or speaks_of(name, "leaving.contest")
        or keeps_papers(name, fields)
        or any(one.is_about("fields.social_number") for one in fields)
    )
    return about and not speaks_of(name, "fields.not_a_person") and not any(places_of(fields))


def accounts_held(name: str, fields: Sequence[Asked]) -> list[Asked]:
    """Return the bank accounts that a model holds to a pattern, when nothing says that they are a company's: whatever its name, they are somebody's."""
    held = [one for one in fields if one.patterns and one.is_about("fields.iban")]
    firm = speaks_of(name, "fields.not_a_person") or speaks_of(name, "leaving.between_firms") or any(places_of(fields))
    return held if not firm else []


_NAMES_OF_ONE = ("fields.given_name", "fields.family_name")
"""What human beings alone bear, both of them."""


def bears_names(fields: Sequence[Asked]) -> bool:
    """Return whether what a model wants are the names of a human being, whoever writes them down."""
    return all(any(one.is_about(idea) for one in fields) for idea in _NAMES_OF_ONE)
