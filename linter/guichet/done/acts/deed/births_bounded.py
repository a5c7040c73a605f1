"""Years of birth that a list or a check stops short of: people older than whoever wrote it thought of cannot give theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.functions_called import function_called, whole_at
from guichet.done.acts.deed.held_numbers import number_in
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.people.birth_years import reach_of
from guichet.done.words import speaks_of
from guichet.reading.deeds.between_brackets import puts_in
from guichet.reading.deeds.deed import RETURN, Deed

_CONSTANT = re.compile(r"(?<![\w'\"])(?:(?:self|static|this|cls|[A-Z]\w{0,60})(?:::|\.))?([A-Z][A-Z_\d]{2,60})\b")
_OPENS = ("[", "{", "array(")
_BEFORE = 120
"""Signs before a call, on its line, where stands the name of what it makes."""


def born_before(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the lists and the checks of years of birth that leave out people who are alive."""
    if not whole.place.is_public or not (deed.is_call or deed.called == RETURN):
        return
    before = _named_before(deed, whole)
    if before.count("(") > before.count(")"):  # the call that holds it is asked
        return
    reach = next(filter(None, map(reach_of, _told(deed, whole))), None)
    if reach is not None:
        yield FromDeed(
            Kind.REFUSE, deed.path, deed.span, whole.place, what=What.BORN_BEFORE, shown=whole.shown(deed.span),
            other=str(reach.first), certain=reach.is_certain,
        )  # fmt: skip


def _told(deed: Deed, whole: Whole) -> Iterator[str]:
    """What is written about a birth: what a call is given, what it puts under names, what the function that it calls does."""
    around = " ".join((whole.path, *deed.around, deed.called, *deed.args, _named_before(deed, whole)))
    if speaks_of(around, "fields.birth"):
        yield _with_numbers(f"{deed.called}({', '.join(deed.args)})", whole)
        called = function_called(deed, whole) if deed.is_call else None
        if called is not None and not speaks_of(
            f"{called.deeds[0].path} {' '.join(called.deeds[0].around)}", "fields.birth"
        ):
            there = whole_at(called.deeds[0].path, whole)
            yield from (_with_numbers(one.words, there) for one in called.deeds if one.called == RETURN)
    for one in deed.puts:
        table = list(puts_in(whole.read(one.span), one.span)) if one.value.startswith(_OPENS) else []
        for put in table or (one,):
            if speaks_of(f"{around} {one.name} {put.name}", "fields.birth"):
                yield _with_numbers(f"{put.name}: {put.value}", whole)


def _named_before(deed: Deed, whole: Whole) -> str:
    """What stands before a call on its line: `birth = DateField(` names what is asked."""
    start = deed.span.start - whole.start
    return whole.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]


def _with_numbers(text: str, whole: Whole) -> str:
    """A text with the numbers that the file gives its constants."""

    def number(found: re.Match[str]) -> str:
        given = number_in(found[1], whole.text)
        return f"{given:.0f}" if given is not None else found[0]

    return _CONSTANT.sub(number, text)
