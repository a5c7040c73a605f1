"""Memories that a program takes for the key of an account: the answer to a secret question, compared with what was written down once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, names
from guichet.reading.deeds.deed import Deed

_COMPARES = re.compile(
    r"[!=]==?|\.eql\?|\b(?:equals\w{0,12}|matches|match|compare\w{0,12}|verify\w{0,12}|verifie\w{0,12}|check\w{0,20}|checkpw|password_verify|hash_equals|is_password|authenticate\w{0,20}|valid_answer\??)\s?\(|\.casecmp\??",
    re.I,
)
"""That one thing is held beside another."""
_NOTHING = re.compile(r"[!=]==?\s*(?:null|nil|None|''|\"\"|undefined|\d+|true|false)|\.(?:length|size|count)\b")
"""That it is only asked whether there is one, or how long it is."""


def remembered(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test that holds an answer beside the one to a secret question, and lets people in or not by it."""
    if not whole.place.is_lived or not deed.tests:
        return
    test = deed.tests[0]
    told = names("identity.memories").search(apart(test))
    if told is not None and _COMPARES.search(test) is not None and _NOTHING.search(test) is None:
        at = deed.tests_at[0]
        yield FromDeed(Kind.REFUSE, deed.path, at, whole.place, what=What.REMEMBERED, shown=whole.shown(at))
