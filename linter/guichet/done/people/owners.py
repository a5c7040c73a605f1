"""Whether a form or a model is about a person, by its name and its fields: a contact beside a name may be that of anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from astroid import nodes

from guichet.done.people.fields import Field, is_persons
from guichet.done.people.personal_data import comes_from_someone, is_personal_name, words_beside
from guichet.done.words import names, speaks_of


def is_a_thing(fields: Iterable[str]) -> bool:
    """Whether the names of fields tell of a company, a place or a page of the site, which nobody is."""
    return any(speaks_of(name, "fields.of_a_thing") for name in fields)


def is_own_name(name: str) -> bool:
    """Whether the words of a field's name tell of nobody beside the person: not `producer_email`, `leader_first_name`."""
    own = names("fields.own")
    return all(own.match(word) or len(word) < 2 or word.isdigit() for word in words_beside(name))


def is_about_someone(owner: nodes.ClassDef, fields: Sequence[Field]) -> bool:
    """Whether a class asks for or keeps what is a person's: its name, or another field that tells who they are."""
    if not is_persons(owner) or is_a_thing(one.name for one in fields):
        return False
    return comes_from_someone(owner.name) or any(is_personal_name(one.name) and is_own_name(one.name) for one in fields)
