"""People whom the law has somebody protect, shut out for that alone: a right to act that a measure of protection takes away, and nobody who may act for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.acting_for import is_acted_for
from guichet.done.acts.deed.absent import is_absent
from guichet.done.acts.deed.turned_down import turns_down
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed

_NONE = re.compile(
    r"={2,3}\s*(?:\$?[\w.:>-]*?[.:>])?['\"]?(?:AUCUNE?|NONE|NOTHING|SANS_[A-Z]+|NO_[A-Z]+|aucune?|none)\b|\b(?:AUCUNE?|NONE|NOTHING|SANS_[A-Z]+|NO_[A-Z]+)\s*={2,3}"
)
"""What is held against a value that stands for nothing, by its name."""
_COUNTED = re.compile(r"(?<![-=])[<>]|\.(?:size|length|count)\b|\b(?:len|count|sizeof)\(", re.I)
"""How many there are, or which comes first: what is told of what is asked, and not of the person."""
_MUST_BE = re.compile(
    r"\bvalidates(?:_acceptance_of)?\b.{0,200}\bacceptance\b|\bvalidates_acceptance_of\b|\bliteral\(true\b|\bLiteral\[True\]|(?:=>|:)\s*\[?['\"](?:required\|)?accepted\b|\bBooleanField\((?!.{0,200}required ?= ?False)|\bIsTrue\b"
)
"""A box without whose tick nobody goes on."""
_EITHER = re.compile(r"\|\||\bor\b|\?(?![.>-])")


def protected_out(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what lets nobody act who is under a measure of protection, in a project that lets no one act for them."""
    if not whole.place.is_lived:
        return
    for said, span, shuts in (_answer(deed), _refusal(deed), _sworn(deed)):
        if shuts and speaks_of(said, "identity.protected") and not is_acted_for(whole.project):
            shown = " ".join(whole.read(span).split())[:80]
            yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.PROTECTED_OUT, shown=shown or said)
            return


def _sworn(deed: Deed) -> tuple[str, Span, bool]:
    """What people must declare of themselves before they go on, and whether it is that nobody protects them."""
    said = f"{deed.called} {' '.join((*deed.args, *(f'{one.name} {one.value}' for one in deed.puts)))}"
    return said, deed.span, _MUST_BE.search(said) is not None and speaks_of(said, "identity.unprotected")


def _is_absent(said: str) -> bool:
    return is_absent(said) or _NONE.search(said) is not None


def _answer(deed: Deed) -> tuple[str, Span, bool]:
    """What a function answers, and whether it is that of a right which something takes away."""
    put = deed.puts[0] if deed.called == RETURN else None
    said = put.value if put is not None else ""
    of_right = speaks_of(next(iter(deed.around), ""), "identity.may")
    span = put.span if put is not None else deed.span
    return said, span, of_right and _is_absent(said) and not _EITHER.search(said)


def _refusal(deed: Deed) -> tuple[str, Span, bool]:
    """What is tested before somebody is turned down, and whether it is for what they have."""
    test = next(iter(deed.tests), "")
    said = test.removeprefix(FAILS)
    is_state = bool(test) and _COUNTED.search(said) is None
    shuts = is_state and turns_down(deed) and test.startswith(FAILS) == _is_absent(said)
    return said, deed.tests_at[0] if deed.tests_at else deed.span, shuts
