"""Pages that send away whoever comes with a computer: only a telephone is let in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.turned_down import says_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed

_NO = re.compile(r"^(?:not\s?\(?|!\s?\(?)+")
_DEVICE = r"(?:[\w$]+(?:\??\.|->|::))*(?:is|est|from|on)_?(?:a_|an_|un_)?{}(?:_?(?:device|browser|client|agent|user))?\b(?!_?(?:num|verif|confirm))"
_MOBILE = re.compile(_DEVICE.format("(?:mobile|smart_?phone|phone|telephone|android|ios|handheld)"), re.I)
_DESKTOP = re.compile(_DEVICE.format("(?:desktop|computer|ordinateur|pc|laptop)"), re.I)


_TOLD_APART = re.compile(
    r"(?:[\w$]+(?:\??\.|->))*(?:device|platform|appareil)(?:(?:\??\.|->)(?:type|kind|name))?\s*(?P<sign>[!=]==?)\s*['\"](?P<kind>\w+)['\"]",
    re.I,
)
"""What the device is, compared: `device.type !== 'mobile'`."""
_ASKED = re.compile(r"(?:[\w$]+(?:\??\.|->))*device(?:\??\.|->)(?P<kind>\w+)\??(?:\(\))?$", re.I)
"""What the device is, asked of it: `browser.device.mobile?`."""
_KINDS = {
    True: frozenset({"mobile", "phone", "smartphone", "handheld"}),
    False: frozenset({"desktop", "computer", "pc"}),
}
_NAME = re.compile(r"\$?[a-z_]\w*$", re.I)
_ALL_OF = re.compile(r"&&|\band\b")
_AGENT = re.compile(r"user.?agent", re.I)
_GUARD = re.compile(r"\bbeforeEach\b")
"""What a router asks before each page: it goes where the answer says."""


def kept_to_phones(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what sends people who come with a computer to a page that wants a telephone, or turns them away in words that want one."""
    test = next(iter(deed.tests), "")
    if not whole.place.is_public or not test or not _is_of_computers(test, whole):
        return
    goes = deed.is_call and (speaks_of(deed.last, "deeds.goes") or speaks_of(deed.last, "deeds.shows"))
    guards = deed.called == RETURN and any(map(_GUARD.search, deed.marks))
    said = " ".join((*deed.args, *(put.value for put in deed.puts)))
    wanted = speaks_of(said, "ways.on_a_phone") and not speaks_of(said, "ways.offline_too")
    if wanted and (goes or guards or says_no(deed)):
        span = deed.tests_at[0] if deed.tests_at else deed.span
        shown = whole.shown(span) or test
        yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.PHONE_ALONE, shown=shown)


def _is_of_computers(test: str, whole: Whole) -> bool:
    """Whether a test holds for those who come with a computer: it fails for a telephone, or holds for a desk, whatever page they ask for."""
    inside = test.removeprefix(FAILS)
    if inside != test:
        return _tells_computers(inside.removesuffix(")"), whole, fails=True)
    return any(_tells_computers(one.strip(), whole, fails=False) for one in _ALL_OF.split(inside))


def _tells_computers(asked: str, whole: Whole, *, fails: bool) -> bool:
    plain = _NO.sub("", asked)
    fails = fails != (plain != asked)
    found = _TOLD_APART.match(plain) or _ASKED.match(plain)
    if found is not None:
        is_not = found.groupdict().get("sign", "").startswith("!")
        return found["kind"].lower() in _KINDS[fails != is_not]
    if _NAME.match(plain) and (made := whole.given.get(plain.lstrip("$"), "")):
        return _is_named(plain, fails=fails) or (
            _AGENT.search(made) is not None and _is_named(f"is_{plain}", fails=fails)
        )
    return _is_named(plain, fails=fails)


def _is_named(plain: str, *, fails: bool) -> bool:
    return bool((_MOBILE if fails else _DESKTOP).match(plain))
