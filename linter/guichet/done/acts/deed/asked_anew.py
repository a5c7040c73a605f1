"""People who refused, and to whom a program writes again so that they agree: what it looks for is their no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import of_name, of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import agreement_of, asks_consent, protects
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Deed

_KEEPS = frozenset(
    "filter filter_by where where_in find findAll findMany findBy find_by find_each select all by get".split()
)
"""What a query keeps: not what it leaves out."""
_EQUALS = re.compile(r"([\w.$>]{2,60})['\"\])]{0,3}\s?(?:===?|=)\s?['\":]([\w-]{2,30})['\"]?")


def refusers_asked(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the query, or the test, by which a function finds those who refused, when it then proposes the same to them."""
    if not any(
        one.is_call and speaks_of(" ".join((one.last, *one.args[:1])), "answers.proposing") for one in body.deeds
    ):
        return
    found = next((one for one in body.deeds if _looks_for_a_no(one)), None)
    if found is not None:
        yield FromDeed(
            Kind.KEEP, found.path, found.span, whole.place, what=What.REFUSERS, shown=whole.shown(found.span)
        )


def _looks_for_a_no(deed: Deed) -> bool:
    """Whether a query keeps those whose answer is a no, or a test asks for it."""
    if deed.is_call and deed.last in _KEEPS and any(_is_no(one.name, one.value, deed.called) for one in deed.puts):
        return True
    if deed.is_call and deed.last in _KEEPS and len(deed.args) == 2 and _is_no(deed.args[0], deed.args[1], deed.called):
        return True
    tested = (found for one in deed.tests if not one.startswith("not") for found in _EQUALS.finditer(one))
    return any(_is_no(found[1], found[2], "") for found in tested)


def _is_no(name: str, value: str, owner: str) -> bool:
    """Whether the answer to what is shared, or pushed, is a no."""
    name, said = name.strip("'\":"), value.strip("'\":").lower()
    about = asks_consent(name) or agreement_of(name) or asks_consent(owner) or agreement_of(owner)
    about = about or speaks_of(name, "deeds.shared") or speaks_of(name, "answers.pushed")
    return (
        about
        and not protects(name)
        and said not in ("0", "n")
        and of_value(said, equal=True) is Agreement.REFUSED
        and of_name(name) is not Agreement.REFUSED
    )
