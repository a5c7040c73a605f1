"""The columns of people that a query gives: who they are, and what the law protects most of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guichet.done.people.people import attribute_of, is_person
from guichet.done.people.personal_data import is_held_name, is_personal_name
from guichet.done.words import speaks_of
from guichet.reading.sql.statements import Statement, statements_of

_COUNTED = re.compile(r"\b\w{1,60}\s{0,9}\([^()]{0,200}\)(?:\s{1,9}as\s{1,9}\w{1,60})?", re.I)
_ALONE = frozenset({"count", "sum", "avg", "max", "min"})


def identities_in(text: str) -> list[str]:
    """Return the columns about people that the first query of a text gives."""
    found = (identities(selected(one), one) for one in statements_of(text))
    return next((columns for columns in found if columns), [])


def protected(columns: Iterable[str]) -> list[str]:
    """Return the columns that tell what the law protects most: health, origin, beliefs, offences."""
    found = []
    for name in columns:
        attribute = attribute_of(name)
        if attribute is not None and attribute.kind == "sensitive" and not speaks_of(name, "deeds.ordinary"):
            found.append((name, attribute.certain))
        elif speaks_of(name, "deeds.judged"):
            found.append((name, True))
    return [name for name, _ in found] if any(certain for _, certain in found) else []


def identities(columns: list[str], statement: Statement) -> list[str]:
    """Return the columns that tell who people are: by their own names, or as those of a table of people."""
    of_people = any(
        is_person(name) for one in statement.clauses if one.kind == "from" for name, _ in one.names() if len(name) > 2
    )
    known = any(map(is_personal_name, columns))  # a first name makes a person of the names beside it
    return [name for name in columns if is_personal_name(name) or ((of_people or known) and is_held_name(name))]


def selected(statement: Statement) -> list[str]:
    """Return the columns that the first query of a statement gives, what it counts or adds up left out."""
    clause = statement.clause("select")
    if clause is None:
        return []
    plain = _COUNTED.sub(" ", clause.text)
    return [
        words[-1]
        for part in plain.split(",")
        if (words := re.findall(r"[^\W\d]\w*", part)) and words[0].lower() not in _ALONE
    ]
