"""Bank accounts of one country alone: a table of what is known of accounts, asked by the first letters of one, holds a single country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed.turned_down import turns_down
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.let_in import LetIn
from guichet.done.nouns.act import Kind
from guichet.done.nouns.admitted import Admitted
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Body, Deed

_LOOKED = re.compile(r"(?P<table>[A-Za-z_]\w{0,60})\s*(?:\[|\.(?:get|fetch|dig)\()\s*(?P<key>\$?\w[^\n]{0,80})")
_FIRST_TWO = re.compile(
    r"\[\s*(?:0\s*,\s*2|0?\s*:\s*2|0\s*\.\.\s*1|0\s*\.\.\.\s*2)\s*\]|\.(?:slice|substring|substr)\(\s*0\s*,\s*2\s*\)|\.first\(2\)|substr\([^,()]{1,40},\s*0\s*,\s*2\s*\)"
)
_BEGINS = re.compile(r"\.start_with\?\(\s*['\"]([A-Z]{2})['\"]\s*\)")
"""How Ruby asks what a text begins with; what other languages ask is read with their lists."""
_ENTRY = re.compile(r"['\"]?(\w{1,40})['\"]?\s*(?:=>|:)")
_NAME = re.compile(r"(?<![.\w])[a-z_]\w*")
_NAMES = 8
"""Names of an answer that are followed to what they were given."""
_COUNTRY = re.compile(r"[A-Z]{2}")


def of_one_country(deed: Deed, whole: Whole) -> Iterator[LetIn]:
    """Yield the table of one country that tells which accounts are good, when whoever has another is turned down."""
    if whole.place.is_public and (country := _begun_with(deed)):
        at, shown = deed.tests_at[0], whole.shown(deed.tests_at[0])
        test = Admitted(f"{shown} iban", (country,), deed.path, at, shown)
        yield LetIn(Kind.REFUSE, deed.path, deed.span, whole.place, tests=(test,))
        return
    if not whole.place.is_public or deed.within is None or not _cuts_two(whole):
        return
    if not speaks_of(deed.words, "fields.iban"):
        return
    for looked in _LOOKED.finditer(_said(deed, whole)):
        key = f"{looked['key']} {whole.given.get(_name(looked['key']), '')}"
        if not _FIRST_TWO.search(key) or not _judges(whole.bodies[deed.within]):
            continue
        for span, country in _only_country(looked["table"], whole):
            said = f"{looked[0]} {deed.within.name} iban"
            test = Admitted(said, (country,), deed.path, span, " ".join(whole.read(span).split()))
            yield LetIn(Kind.REFUSE, deed.path, span, whole.place, tests=(test,))
            return


def _begun_with(deed: Deed) -> str:
    """The one country that an account must begin with, or be turned down; "" when there is another way in."""
    test = next(iter(deed.tests), "")
    begins = _BEGINS.findall(test)
    is_alone = len(begins) == 1 and "||" not in test and " or " not in test
    turned_down = is_alone and test.startswith(FAILS) and turns_down(deed)
    return begins[0] if turned_down and speaks_of(test, "fields.iban") else ""


@memo
def _cuts_two(whole: Whole) -> bool:
    """Whether the file takes the first two signs of anything."""
    return _FIRST_TWO.search(whole.text) is not None


def _said(deed: Deed, whole: Whole) -> str:
    """The words of a deed, and what the names that it answers with were given: `length = LENGTHS[…]`, then `length == iban.length`."""
    answered = _NAME.findall(deed.puts[0].value)[:_NAMES] if deed.called == RETURN and deed.puts else ()
    return "\n".join((deed.words, *(given for name in answered if (given := whole.given.get(name)) is not None)))


def _name(key: str) -> str:
    return re.split(r"\W", key.lstrip("$"), maxsplit=1)[0]


def _only_country(table: str, whole: Whole) -> Iterator[tuple[Span, str]]:
    """Where a table is written, and the one country that it holds."""
    if found := re.search(
        rf"\b{re.escape(table)}\b[^=\n]{{0,60}}=[^{{\[\n]{{0,30}}[{{\[]([^{{}}\[\]]{{1,600}})[}}\]]", whole.text
    ):
        keys = _ENTRY.findall(found[1])
        if len(keys) == 1 and _COUNTRY.fullmatch(keys[0]):
            yield Span(whole.start + found.start(), whole.start + found.end()), keys[0]


def _judges(body: Body) -> bool:
    """Whether a function says whether what it is given is good, or turns it down."""
    if body.function.name.endswith("?"):
        return True
    return any(turns_down(one) or (one.called == RETURN and "==" in one.puts[0].value) for one in body.deeds)
