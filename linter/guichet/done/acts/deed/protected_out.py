"""People whom the law has somebody protect, shut out for that alone: a right to act that a measure of protection takes away, and nobody who may act for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.acting_for import is_acted_for
from guichet.done.acts.deed.turned_down import turns_down
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed

_ABSENT = re.compile(
    r"\bnull\s*={2,3}|={2,3}\s*(?:null|None|undefined|false)\b|\bis\s+(?:None|null)\b|\.(?:nil|blank|none)\?|\bempty\(|(?:^|[\s(&])(?:!|(?<!is )not\s)\s?\$?[\w(]"
)
_NONE = re.compile(
    r"={2,3}\s*(?:\$?[\w.:>-]*?[.:>])?['\"]?(?:AUCUNE?|NONE|NOTHING|SANS_[A-Z]+|NO_[A-Z]+|aucune?|none)\b|\b(?:AUCUNE?|NONE|NOTHING|SANS_[A-Z]+|NO_[A-Z]+)\s*={2,3}"
)
"""What is held against a value that stands for nothing, by its name."""
_COUNTED = re.compile(r"(?<![-=])[<>]|\.(?:size|length|count)\b|\b(?:len|count|sizeof)\(", re.I)
"""How many there are, or which comes first: what is told of what is asked, and not of the person."""
_EITHER = re.compile(r"\|\||\bor\b|\?(?![.>-])")


def protected_out(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what lets nobody act who is under a measure of protection, in a project that lets no one act for them."""
    if not whole.place.is_lived:
        return
    for said, span, shuts in (_answer(deed), _refusal(deed)):
        if shuts and speaks_of(said, "identity.protected") and not is_acted_for(whole.project):
            shown = " ".join(whole.read(span).split())[:80]
            yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.PROTECTED_OUT, shown=shown or said)
            return


def _is_absent(said: str) -> bool:
    return _ABSENT.search(said) is not None or _NONE.search(said) is not None


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
