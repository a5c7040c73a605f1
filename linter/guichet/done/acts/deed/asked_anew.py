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

_KEEPS = frozenset("filter filter_by where where_in find findAll findMany findBy find_by find_each select".split())
"""What a query keeps: not what it leaves out."""
_NO_WORD = frozenset({"", "0", "n", "none", "null", "nil", "undefined"})
_EQUALS = re.compile(r"([\w.$>]{2,60})['\"\])]{0,3}\s?(?:===?|=)\s?['\":]([\w-]{2,30})['\"]?")


def refusers_asked(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the query, or the test, by which a function finds those who refused, when it then proposes the same to them."""
    proposing = [
        one for one in body.deeds if one.is_call and speaks_of(" ".join((one.last, *one.args[:1])), "answers.proposing")
    ]
    found = next((one for one in body.deeds if _keeps_a_no(one)), None) if proposing else None
    found = found or next((one for one in proposing if _is_for_a_no(one)), None)
    if found is not None:
        yield FromDeed(
            Kind.KEEP, found.path, found.span, whole.place, what=What.REFUSERS, shown=whole.shown(found.span)
        )


def _keeps_a_no(deed: Deed) -> bool:
    """Whether a query keeps those whose answer is a no."""
    if not deed.is_call or deed.last not in _KEEPS:
        return False
    pairs = [(one.name, one.value) for one in deed.puts]
    pairs += [(deed.args[0], deed.args[1])] if len(deed.args) == 2 else []
    return any(_is_no(name, value, deed.called) for name, value in pairs)


def _is_for_a_no(deed: Deed) -> bool:
    """Whether a test on the way asks for a no."""
    tested = (found for one in deed.tests if not one.startswith("not") for found in _EQUALS.finditer(one))
    return any(_is_no(found[1], found[2], "") for found in tested)


def _is_no(name: str, value: str, owner: str) -> bool:
    """Whether the answer to what is shared, or pushed, is a no; nothing written is no answer, and a false is one to a question alone."""
    name, said = name.strip("'\":"), value.strip("'\":").lower()
    if said in _NO_WORD or protects(name) or of_name(name) is Agreement.REFUSED:
        return False
    asked = any(asks_consent(one) or agreement_of(one) for one in (name, owner))
    pushed = said != "false" and (speaks_of(name, "deeds.shared") or speaks_of(name, "answers.pushed"))
    return (asked or pushed) and of_value(said, equal=True) is Agreement.REFUSED
