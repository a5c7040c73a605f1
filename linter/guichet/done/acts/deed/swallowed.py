"""What people send and that a limit throws away in silence: what follows is the same as for what was taken; and refusals for the country of a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed.turned_down import turns_down
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Body, Deed

_UNLESS = re.compile(r"(?:\bunless|!|\bnot|\bif\s*\(\s*!)\s*\(?\s*$")
"""That a test stands alone, before what is done when it fails."""
_BEFORE = 20
_NEXT = 160
"""Signs after what catches an error among which it answers."""
_SENDS = ("decisions.tell", "deeds.email")
_NONE = re.compile(r"\.(?:empty|blank|nil)\??$|\b(?:nil|null|None)\b")
_YES = frozenset({"true", "True"})
_COUNTRY = re.compile(
    r"\bip_?country\w{0,20}blocked|\bblocked_?ip_?countr|\bgeo_?(?:ip_?)?blocked|\bip_geo\w{0,3}blocked|\bcountry_of_ip\b",
    re.I,
)


def swallowed(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test of a limit under which what people send is kept, or answered, when nothing is done or told to those whom it stops."""
    if not whole.place.is_public or speaks_of(f"{whole.path} {body.function.name}", "decisions.inside"):
        return
    held_somewhere: str | None = None
    for deed in body.deeds:
        for test, at in zip(deed.tests, deed.tests_at, strict=False):
            held = test[len(FAILS) :].removesuffix(")") if test.startswith(FAILS) else ""
            if not held or not speaks_of(held, "deeds.over_limit") or not _is_for_someone(deed):
                continue
            if speaks_of(held, "deeds.email") and not speaks_of(deed.last, "deeds.keeps"):
                continue  # letters sent to one address are counted: what people sent is kept
            if not _UNLESS.search(_just_before(at, whole)):
                continue
            if held_somewhere is None:
                held_somewhere = " ".join(
                    dict.fromkeys(one for each in body.deeds for one in each.tests if not one.startswith(FAILS))
                )
            if held in held_somewhere:
                continue
            shown = " ".join(whole.read(at).split())[:80] or held
            yield FromDeed(Kind.REFUSE, deed.path, at, whole.place, what=What.SWALLOWED, shown=shown, certain=False)
            return


def thanked_all_the_same(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the page of thanks that answers the error of a limit."""
    if not deed.is_call or deed.last != "rescue_from" or not whole.place.is_public:
        return
    if not any(speaks_of(one, "deeds.over_limit") for one in deed.args):
        return
    starts, shown = _shown(whole)
    at = bisect_right(starts, deed.span.start)
    if at < len(shown) and shown[at].span.start < deed.span.end + _NEXT:
        page = shown[at]
        if speaks_of(" ".join(page.args), "deeds.thanks"):
            yield FromDeed(
                Kind.REFUSE, deed.path, page.span, whole.place, what=What.SWALLOWED, shown=whole.shown(page.span), certain=False
            )  # fmt: skip


@memo
def _shown(whole: Whole) -> tuple[list[int], list[Deed]]:
    """Where a file shows a page, in order, and what shows it."""
    shown = sorted((one for one in whole.deeds if speaks_of(one.last, "deeds.shows")), key=lambda one: one.span.start)
    return [one.span.start for one in shown], shown


def refused_by_country(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test of the country of a line by which people are turned down, or counted among those who are."""
    test = next(iter(deed.tests), "")
    if not whole.place.is_public or test.startswith(FAILS) or not _COUNTRY.search(test) or _NONE.search(test):
        return
    if not deed.tests_at:
        return
    stops = turns_down(deed) or (deed.called == RETURN and deed.puts[0].value in _YES)
    if stops or (deed.last == "add" and "error" in deed.owner):
        shown = " ".join(whole.read(deed.tests_at[0]).split())[:80] or test
        yield FromDeed(
            Kind.REFUSE, deed.path, deed.tests_at[0], whole.place, what=What.BY_COUNTRY, shown=shown, certain=False
        )


def _just_before(at: Span, whole: Whole) -> str:
    start = at.start - whole.start
    return whole.text[max(0, start - _BEFORE) : start]


def _is_for_someone(deed: Deed) -> bool:
    """Whether a call keeps what somebody sent, or writes to them."""
    if not deed.is_call or speaks_of(deed.called, "decisions.noted_inside"):
        return False
    keeps = speaks_of(deed.last, "deeds.keeps") or any(speaks_of(deed.called, one) for one in _SENDS)
    return keeps and (speaks_of(deed.words, "decisions.people") or speaks_of(deed.words, "deeds.sent_by_people"))
