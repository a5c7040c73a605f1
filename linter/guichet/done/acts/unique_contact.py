"""What it takes to be a contact that one person alone may have: the act, and what tells a contact, people and accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from guichet.done.nouns.act import Act
from guichet.done.people.field_words import EMAIL, PHONE, is_about
from guichet.done.words import apart, names, speaks_of

KEY = re.compile(r"password|passwd|mot_de_passe|mdp|hash|login", re.I)
"""What a table of accounts holds."""


@dataclass(eq=False)
class UniqueContact(Act):
    """A contact that no two people of a table may share."""

    column: str = field(default="", kw_only=True)
    is_key: bool = field(default=False, kw_only=True)
    """Whether people sign in with it, and with nothing else: a number that is shared, where an account is opened."""


def is_contact(column: str) -> bool:
    """Return whether a column holds an address or a number by which someone is reached."""
    return is_about(column, EMAIL | PHONE)


def is_number(column: str) -> bool:
    """Return whether a column holds a number by which someone is called."""
    return is_about(column, PHONE) and not is_about(column, EMAIL)


def is_of_people(table: str) -> bool:
    """Return whether a table is named for people whom a service is for, and for nothing else."""
    words = apart(table).split()
    return len(words) < 3 and any(names("fields.someone").match(one) for one in words[:1]) and not speaks_of(table, "fields.not_a_person")  # fmt: skip
