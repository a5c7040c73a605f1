"""People who refused, and to whom a program writes again so that they agree: what it looks for is their no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import of_name, of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import agreement_of, asks_consent, protects
from guichet.done.words import apart, names, speaks_of
from guichet.reading.deeds.deed import Body, Deed

KEEPS = frozenset("filter filter_by where where_in find findAll findMany findBy find_by find_each select".split())
"""What a query keeps: not what it leaves out."""
_LEAVES_OUT = frozenset("exclude whereNotIn whereNot not except difference reject without".split())
"""What leaves people out of those to whom something is proposed: a list of refusals serves that too."""
_SPARED = re.compile(r"\bnot in\b|^(?:not \(|!|not ).*(?:\bin\b|include|has\(|contains|in_array|exists)")
_NO_WORD = frozenset({"", "0", "n", "none", "null", "nil", "undefined"})
_EQUALS = re.compile(r"([\w.$>]{2,60})['\"\])]{0,3}\s?(?:===?|=)\s?['\":]([\w-]{2,30})['\"]?")
_TEXT = re.compile(r"['\"]([^'\"]{2,60})['\"]")
_LAST = re.compile(r"[.>$]")
_VERB = re.compile(r"-[a-z]{0,3}")
"""A call that says nothing but that something is proposed."""
_STEM, _SHORTEST = 6, 3
"""From how many letters two words are one, and how many a word has that says something."""


def refusers_asked(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the query, or the test, by which a function finds those who refused, when it then proposes the same to them."""
    proposing = [one for one in body.deeds if proposes(one)]
    if not proposing or any(one.last in _LEAVES_OUT for one in body.deeds):
        return
    query = next(((one, refused) for one in body.deeds if (refused := _kept_no(one))), None)
    found = [(*query, one) for one in proposing] if query else [(one, _tested_no(one), one) for one in proposing]
    tied = [(one, _names(call, refused)) for one, refused, call in found if refused]
    for one, certain in sorted((each for each in tied if each[1] is not None), key=lambda each: not each[1])[:1]:
        yield FromDeed(
            Kind.KEEP, one.path, one.span, whole.place, what=What.REFUSERS, shown=whole.shown(one.span), certain=bool(certain)
        )  # fmt: skip


def proposes(deed: Deed) -> bool:
    """Return whether a call proposes something, and not to those alone who are in no list."""
    named = deed.is_call and speaks_of(" ".join((deed.last, *deed.args[:1])), "answers.proposing")
    return named and not any(_SPARED.search(test) for test in deed.tests)


def _names(call: Deed, refused: str) -> bool | None:
    """Whether a call that proposes something names what was refused, or an agreement; None when it names something else."""
    said = " ".join((call.called, *_TEXT.findall(" ".join((*call.args, *(one.value for one in call.puts))))))
    if speaks_of(said, "answers.agreements") or _about(refused) & _about(said):
        return True
    return False if _VERB.fullmatch(names("answers.proposing").sub("-", apart(call.last))) else None


def _about(said: str) -> set[str]:
    """How the words begin that tell what an answer, or a call, is about."""
    return {one[:_STEM] for one in apart(said).split() if len(one) >= _SHORTEST and not speaks_of(one, "answers.of an answer")}  # fmt: skip


def _kept_no(deed: Deed) -> str:
    """The name of what those whom a query keeps refused; "" when it keeps none."""
    if not deed.is_call or deed.last not in KEEPS:
        return ""
    pairs = [(one.name, one.value) for one in deed.puts]
    pairs += [(deed.args[0], deed.args[1])] if len(deed.args) == 2 else []
    return next((name for name, value in pairs if _is_no(name, value, deed.called)), "")


def _tested_no(deed: Deed) -> str:
    """The name of what people refused, by a test on the way that asks for a no."""
    tested = (found for one in deed.tests if not one.startswith("not") for found in _EQUALS.finditer(one))
    return next((_LAST.split(found[1])[-1] for found in tested if _is_no(found[1], found[2], "")), "")


def _is_no(name: str, value: str, owner: str) -> bool:
    """Whether the answer to what is shared, or pushed, is a no; nothing written is no answer, and a false is one to a question alone."""
    name, said = name.strip("'\":"), value.strip("'\":").lower()
    if said in _NO_WORD or protects(name) or of_name(name) is Agreement.REFUSED:
        return False
    asked = any(asks_consent(one) or agreement_of(one) for one in (name, owner))
    pushed = said != "false" and (speaks_of(name, "deeds.shared") or speaks_of(name, "answers.pushed"))
    return (asked or pushed) and of_value(said, equal=True) is Agreement.REFUSED
