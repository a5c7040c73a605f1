"""Pages that send away whoever comes with a computer: only a telephone is let in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.turned_down import says_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Deed

_NO = re.compile(r"^(?:not\s?\(?|!\s?\(?)+")
_DEVICE = r"(?:[\w$]+(?:\??\.|->|::))*(?:is|est|from|on)_?(?:a_|an_|un_)?{}(?:_?(?:device|browser|client|agent|user))?\b(?!_?(?:num|verif|confirm))"
_MOBILE = re.compile(_DEVICE.format("(?:mobile|smart_?phone|phone|telephone|android|ios|handheld)"), re.I)
_DESKTOP = re.compile(_DEVICE.format("(?:desktop|computer|ordinateur|pc|laptop)"), re.I)


def kept_to_phones(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what sends people who come with a computer to a page that wants a telephone, or turns them away in words that want one."""
    test = next(iter(deed.tests), "")
    if not whole.place.is_public or not test or not _is_of_computers(test):
        return
    goes = says_no(deed) or (
        deed.is_call and (speaks_of(deed.last, "deeds.goes") or speaks_of(deed.last, "deeds.shows"))
    )
    said = " ".join((*deed.args, *(put.value for put in deed.puts)))
    if goes and speaks_of(said, "ways.on_a_phone") and not speaks_of(said, "ways.offline_too"):
        span = deed.tests_at[0] if deed.tests_at else deed.span
        shown = whole.shown(span) or test
        yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.PHONE_ALONE, shown=shown)


def _is_of_computers(test: str) -> bool:
    """Whether a test holds for those who come with a computer: it fails for a telephone, or holds for a desk."""
    inside = test.removeprefix(FAILS)
    plain = _NO.sub("", inside)
    fails = test.startswith(FAILS) != (plain != inside and not inside.startswith(plain))
    return bool((_MOBILE if fails else _DESKTOP).match(plain))
