"""What a program has people pay more for, by a test on the door that they come by, or on how they want their bill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.numbers import amount
from guichet.done.acts.deed.held_numbers import held, stem
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.table.door_prices import DoorPrice, Measure, is_spent
from guichet.done.forms.form import is_screen
from guichet.done.grounds.channel import says_way
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import CHANGES, FAILS, Deed
from guichet.reading.templates.site import Site

_EQUALS = re.compile(
    r"(?P<tested>[^|&!=]{1,80}?)\s*(?P<sign>[!=]==?)\s*:?(?:[\w.:\\]{1,60}[.:])?['\"]?(?P<door>\w[\w-]{1,30})['\"]?$"
)
_PLAIN = re.compile(r"(?:!|not )?\s*[\w$@.>?()-]{3,80}")
"""One thing that is asked, and nothing that it is compared to."""
_SUM = re.compile(r"(?:[\w.:$]*\(['\"]?)?(?P<number>\d{1,6}(?:\.\d{1,2})?)['\"]?\)?(?:\.\w{1,10})?")
_NAME = re.compile(r"[\w.:$>]*?(?P<name>[A-Za-z_]\w{2,60})")
_GROWS = re.compile(r"\+=\s*(?P<value>[^\n;]{1,80}?)\s*(?:$|;|\bif\b|\bunless\b)")
_PLUS = re.compile(r"\+\s*(?P<value>[\w.:$'\"()]{1,80})$")
_EITHER = (
    re.compile(r"^(?P<first>[^?\n]{1,80}?) if (?P<test>[^\n]{1,80}?) else (?P<other>[^\n]{1,80})$"),
    re.compile(r"^(?P<test>[^?\n]{1,80}?\??)\s\?\s(?P<first>[^:\n]{1,80}?)\s:\s(?P<other>[^\n]{1,80}?);?$"),
)
"""One value or another, by a test."""
_WORD = re.compile(r"\b[A-Z][A-Z0-9_]{2,60}\b")
"""A constant."""


class _Paid(NamedTuple):
    """What some people pay: a sum, or what is added to what everyone pays."""

    number: float
    is_added: bool
    deed: Deed
    shown: str


def dearer_doors(whole: Whole) -> Iterator[DoorPrice]:
    """Yield what people pay more for, once for each test, when they come by a door without a screen or want their bill on paper."""
    if not whole.place.is_lived:
        return
    for paid in _by_test(whole).values():
        for one in [each for door, each in paid if door][:1]:
            least = max(
                (each.number for door, each in paid if not door and each.is_added is one.is_added), default=None
            )
            if one.number > (least or 0) and (one.is_added or least is not None):
                yield DoorPrice(
                    Kind.REFUSE, one.deed.path, one.deed.span, whole.place, said_as=one.shown,
                    beside=f"{least:g}" if least is not None else "",
                    measure=Measure.SUPPLEMENT if one.is_added else Measure.PRICE,
                )  # fmt: skip


def _by_test(whole: Whole) -> dict[Span, list[tuple[bool, _Paid]]]:
    """What is paid by each test that tells doors apart: whether it is without a screen, and how much."""
    found: dict[Span, list[tuple[bool, _Paid]]] = {}
    for deed in whole.deeds:
        asked = deed.within.name if deed.within is not None else ""
        said = " ".join(
            (stem(whole.path), asked, *deed.around[:2], deed.called, *(one.name for one in deed.puts), *deed.tests[:1])
        )
        if is_spent(said) or (speaks_of(said, "ways.messages") and not speaks_of(said, "ways.bills")):
            continue
        for at, door, value in _sides(deed, whole):
            paid = _paid(value, deed, whole)
            if paid is not None and (paid.is_added or speaks_of(said, "fields.priced")):
                found.setdefault(at, []).append((door, paid))
    return found


def _sides(deed: Deed, whole: Whole) -> Iterator[tuple[Span, bool, str]]:
    """Where a test on doors is written, whether a deed is done for those without a screen, and what it puts or adds."""
    values = [one.value for one in deed.puts] or ([whole.read(deed.span)] if deed.called == CHANGES else [])
    if deed.is_call:  # a line of a bill, which says itself that it is for the paper
        values = [one.value for one in deed.puts if speaks_of(one.name, "fields.priced") and speaks_of(deed.words, "ways.offline")]  # fmt: skip
    for value in values:
        either = next((found for one in _EITHER if (found := one.match(value)) is not None), None)
        if either is not None and (door := without_screen(either["test"])) is not None:
            yield deed.span, door, either["first"]
            yield deed.span, not door, either["other"]
        elif either is None and deed.tests and (door := without_screen(deed.tests[0])) is not None:
            yield deed.tests_at[0], door, value


def _paid(value: str, deed: Deed, whole: Whole) -> _Paid | None:
    """What a value has people pay, when it is a sum or adds one."""
    shown = " ".join(value.split())[:60]
    grows = _GROWS.search(value) if deed.called == CHANGES else _PLUS.search(value)
    if grows is not None:
        number = _number(grows["value"], whole)
        named = speaks_of(value, "fields.priced") or speaks_of(" ".join(deed.around[:1]), "fields.priced")
        return _Paid(number, True, deed, shown) if number is not None and named else None
    number = _number(value, whole) if deed.called != CHANGES else None
    return _Paid(number, deed.is_call, deed, shown) if number is not None else None


def _number(value: str, whole: Whole) -> float | None:
    """The sum that is written, or that a name holds in the file or in the project."""
    value = value.strip()
    found = _SUM.fullmatch(value)
    if found is not None:
        return amount(found["number"])
    named = _NAME.fullmatch(value)
    if named is None:
        return None
    name = named["name"]
    return sum_in(name, whole.text) or (held(sum_in, name, whole.project) if _WORD.fullmatch(name) else None)


def sum_in(name: str, text: str) -> float | None:
    """Return the sum that a text gives a name, as a number or as what is made of one; None when it gives it none."""
    found = re.search(rf"(?<![\w-]){re.escape(name)}['\"]?\s{{0,9}}(?:=>|[:=])\s{{0,9}}(?:[\w.]{{1,40}}\()?['\"]?(\d{{1,6}}(?:\.\d{{1,2}})?)(?![\w.])", text)  # fmt: skip
    return amount(found[1]) if found is not None else None


def sums_held(path: str, project: Site) -> list[float | None]:
    """Return the sum that each name of a file holds somewhere in the project, as far as it is one to pay, or of a bill."""
    names = dict.fromkeys(one[0] for one in _WORD.finditer(project.text(path)) if speaks_of(one[0], "fields.priced") or speaks_of(one[0], "ways.offline"))  # fmt: skip
    return [held(sum_in, one, project) for one in names]


def without_screen(test: str) -> bool | None:
    """Return whether a test holds for those who come without a screen, or want paper; None when it tells no doors apart."""
    test = test.strip()
    if test.startswith(FAILS) and test.endswith(")"):
        inner = without_screen(test[len(FAILS) : -1])
        return not inner if inner is not None else None
    compared = _EQUALS.fullmatch(test)
    if compared is not None:
        door = compared["door"]
        if not says_way(compared["tested"]) or not (is_screen(door) or speaks_of(door, "ways.offline")):
            return None
        return is_screen(door) is compared["sign"].startswith("!")
    if _PLAIN.fullmatch(test) is None:
        return None
    refused = test.startswith(("!", "not "))
    if speaks_of(test, "ways.paperless"):
        return refused
    asked = speaks_of(test, "ways.bills") or speaks_of(test, "ways.handed_in")
    if asked and speaks_of(test, "ways.offline") is not speaks_of(test, "ways.online"):
        return speaks_of(test, "ways.offline") is not refused
    return None
