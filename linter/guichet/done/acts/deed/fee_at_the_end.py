"""Fees that a program puts among the lines of a price at the last step alone: what the steps before show is not what people pay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import lasting_memo
from guichet.done.acts.deed.fee_on_top import pages_of_prices
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.table.fees_unshown import is_owed_by_all
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Deed
from guichet.reading.templates.site import Site, makes_markup

_ADDS = frozenset(
    {"append", "push", "add", "unshift", "concat", "put", "insert", "addLine", "add_line", "lines", "items"}
)
_QUOTED = re.compile(r"['\"]([^'\"]{2,60})['\"]|[A-Z]\w{0,40}(?:\.|::)([A-Z][A-Z_]{2,40})\b")
_AMOUNT = re.compile(
    r"\b[1-9]\d{0,5}(?:\.\d{1,2})?\b|\b0\.\d{1,2}\b|\b[A-Z][A-Z0-9_]{2,40}\b|\bconfig\(|\.(?:fee|fees|frais|amount|montant|price|prix)\b"
)
_WORDS = re.compile(r"'[^'\n]{0,80}?[a-zà-ÿ]{2}[^'\n]{0,80}?'|\"[^\"\n]{0,80}?[a-zà-ÿ]{2}[^\"\n]{0,80}?\"")
"""What is said, where no amount is sought."""
_EQUALS = re.compile(r"={2,3}|\beq\b|>=|\.equals\(|\bin\b|\?$|\.last\b")


def fee_at_the_end(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what adds a fee to the lines of a price once one comes to pay; it is asked about, for a page may have told it before."""
    if not deed.tests or not whole.place.is_lived or not any(map(is_last_step, deed.tests)):
        return
    if any(not is_last_step(one) for one in deed.tests if not one.startswith(FAILS)):
        return  # what else decides may be what people chose
    said = " ".join((*deed.args, *(f"{one.name} {one.value}" for one in deed.puts)))
    adds = deed.last in _ADDS if deed.is_call else bool(deed.puts)
    if adds and is_owed_by_all(said) and _AMOUNT.search(_WORDS.sub(" ", said)) and not pages_tell_fees(whole.project):
        yield FromDeed(Kind.ANSWER, deed.path, deed.span, whole.place, what=What.FEE_LATE, shown=whole.shown(deed.span), certain=False)  # fmt: skip


def is_last_step(test: str) -> bool:
    """Return whether a test holds at the step where one pays, or after: `step == "payment"`."""
    if test.startswith(FAILS) or not _EQUALS.search(test):
        return False
    words = " ".join(one or other for one, other in _QUOTED.findall(test))
    rest = _QUOTED.sub(" ", test)
    return speaks_of(words, "deeds.late step") and speaks_of(rest, "deeds.of a step")


@lasting_memo
def pages_tell_fees(project: Site) -> bool:
    """Return whether a page of the project speaks of a fee: people may have been told before they came to pay."""
    if project is None:
        return False
    texts = (project.text(path) for path in project.paths if makes_markup(path))
    return any("</" in one and speaks_of(one, "deeds.fees") for one in texts)


def pages_of_fees(path: str, project: Site) -> list[str]:
    """Return what pages say of the fees that a file adds: those that show its prices, and whether one tells of a fee."""
    return [*pages_of_prices(path, project), str(pages_tell_fees(project))]
