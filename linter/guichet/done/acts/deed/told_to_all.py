"""One message sent to many people at once, each of whom reads the addresses of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_SHOWN_TO = frozenset(
    {"to", "cc", "tos", "ccs", "recipients", "recipient_list", "destinataires", "copie", "toaddresses", "ccaddresses"}
)
"""Where the address of whoever is written to is read by all."""
_SETS = re.compile(r"(?:^|[.>:])(?:set|add|with)?_?(to|cc)(?:_?recipients?|_?addresses)?$", re.I)
_SENDS = re.compile(r"(?:^|[.>:])send_mail$")
_FOURTH = 3
_ABOVE = 600
"""Signs above a message among which the loop around it begins."""
_MAIL = r"[\w'\":>-]{0,24}(?:e?mail|courriel|\bmel\b)"
_OF_EACH = re.compile(
    rf"\bmap\(?[^\n]{{0,40}}?{_MAIL}|\b{_MAIL}\w{{0,12}}(?:\(\))? for \w|\bpluck\(\W{{0,2}}{_MAIL}|\bvalues_list\(\s?['\"]{_MAIL}|\barray_(?:map|column)\([^\n]{{0,60}}?{_MAIL}|\bcollect\(&:{_MAIL}|::get\w{{0,20}}(?:Mail|Courriel)",
    re.I,
)
"""The addresses of each one of a list."""
_OF_ONE = re.compile(r"\bfor \w+ in [\[(][^,\[\]()]{1,80},?\s?[\])]")
"""A list written with one person in it, whom a helper that sorts addresses has gone through."""
_IN_LOTS = re.compile(
    r"(?:chunk|batch|slice|lots?\b|decoup|paquet|tranche|groups?_of|partition)\w*[^\n]{0,60}?\b\w{0,20}(?:adresses|addresses|e?mails|courriels|recipients|destinataires)\b|\b\w{0,20}(?:adresses|addresses|e?mails|courriels|recipients|destinataires)\b[^\n]{0,40}?(?:chunk|batch|slice|in_groups|partition)",
    re.I,
)
"""The addresses of many, cut in lots: each lot is that of several people."""
_ONE_BY_ONE = re.compile(
    r"merge_data|merge_global_data|recipient-variables|messageVersions|sendMultiple|isMultiple|personalizations|\bbatch_send|send_each|send_separately|SendSeparate",
    re.I,
)
"""What has a carrier make one message for each."""
_NAME = re.compile(r"\$?(?:this->|this\.|self\.)?([A-Za-z_]\w{1,40})$")
_PLAIN = re.compile(
    r"^\.{0,3}\[?\s?(?:\.{3}|\*)?\s?|\]?$|\.join\([^()]{0,10}\)$|\.(?:toArray|toTypedArray)\([^()]{0,40}\)$"
)


_ADDS = re.compile(r"[.>](?:add_?(?:to|cc|address|recipient)|(?:to|cc)(?:_?addresses|_?recipients)?\.(?:append|push|add))$", re.I)  # fmt: skip
"""Adds one more person to those who are written to, and who all read it."""
_HELD = re.compile(rf"\b([A-Za-z_]\w*)(?:->|\??\.|\[):?{_MAIL}", re.I)
_ROOT = re.compile(r"\$?([A-Za-z_]\w*)")
_BLIND = re.compile(r"\bbcc\b", re.I)


def told_to_all(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what is written at once to each person of a list, in a field that all of them read."""
    if not whole.place.is_lived or not (deed.is_call or any(_is_set(put.name, deed) for put in deed.puts)):
        return
    for span, said in _told(deed, whole):
        staff = any(speaks_of(said, one) for one in ("deeds.staff", "deeds.colleagues"))
        if not staff and _ONE_BY_ONE.search(whole.text) is None:
            yield FromDeed(
                Kind.SEND, deed.path, span, whole.place, what=What.TOLD_TO_ALL, shown=whole.shown(span), certain=False
            )
            return


def _told(deed: Deed, whole: Whole) -> Iterator[tuple[Span, str]]:
    """Where several people are written to at once, and what says who they are."""
    for span, value in _recipients(deed):
        said = _made(value, deed, whole)
        if _OF_EACH.search(_OF_ONE.sub("", said)) or _IN_LOTS.search(_lot(value, deed, whole)):
            yield span, f"{value} {said}"
    gathered = _gathered(deed, whole)
    if gathered:
        yield deed.span, gathered


def _is_set(name: str, deed: Deed) -> bool:
    """Whether a part of a message is given a value: `message.to = …`, `message["Cc"] = …`; not a variable of that name."""
    return name.lower() in ("to", "cc") and deed.called not in ("", name)


def _recipients(deed: Deed) -> Iterator[tuple[Span, str]]:
    for put in deed.puts:
        if put.name.lower().replace("_", "").rstrip(":") in _SHOWN_TO or put.name.lower() in _SHOWN_TO:
            yield put.span, put.value
    if deed.args and (_SETS.search(deed.called) is not None):
        yield deed.span, deed.args[0]
    if _SENDS.search(deed.called) and len(deed.args) > _FOURTH:
        yield deed.span, deed.args[_FOURTH]


def _made(value: str, deed: Deed, whole: Whole) -> str:
    """What a list of addresses is made of: there, or where its variable was given above."""
    bare = value.strip()
    for _ in range(3):
        bare = _PLAIN.sub("", bare).strip()
    named = _NAME.match(bare)
    return f"{value} {whole.given_before(named[1], deed.span.start)}" if named is not None else value


def _gathered(deed: Deed, whole: Whole) -> str:
    """The list of which each person is added to one message, that is made before and sent after; "" when a message is made or sent to each."""
    if not deed.is_call or not _ADDS.search(deed.called) or _BLIND.search(" ".join(deed.args)):
        return ""
    held, root = _HELD.search(", ".join(deed.args)), _ROOT.match(deed.called)
    loop = _loop_of(held[1], deed, whole) if held is not None and root is not None else None
    if root is None or loop is None or re.search(rf"\b{root[1]}\b[^\n=]{{0,40}}=(?!=)", loop.string[loop.end() :]):
        return ""
    begins, ends = deed.span.start - len(loop.string) + loop.end(), _end_of(loop, deed, whole)
    inside = (one for one in whole.deeds if one.is_call and begins <= one.span.start < ends)
    return "" if any(_sends(root[1], one) for one in inside) else _goes_through(loop)


def _sends(message: str, deed: Deed) -> bool:
    """Whether a message goes out by a call that it is given to, or that is asked of it."""
    said = " ".join((deed.called, *deed.args))
    return speaks_of(deed.last, "deeds.writes to people") and re.search(rf"\b{message}\b", said) is not None


def _end_of(loop: re.Match[str], deed: Deed, whole: Whole) -> int:
    """Where a loop around a deed ends: before the first line that stands no further in than the one that opens it."""
    opens = loop.string[loop.string.rfind("\n", 0, loop.start()) + 1 :]
    margin = len(opens) - len(opens.lstrip())
    below = whole.text[deed.span.start - whole.start :][:_ABOVE].splitlines(keepends=True)
    further = takewhile(lambda one: not one.strip() or len(one) - len(one.lstrip()) > margin, below[1:])
    return deed.span.start + len(below[0]) + sum(map(len, further))


def _goes_through(loop: re.Match[str]) -> str:
    return "".join(filter(None, loop.groups()))


def _loop_of(name: str, deed: Deed, whole: Whole) -> re.Match[str] | None:
    """The nearest loop above a deed that gives a name each one of a list in turn; what it goes through is in its groups."""
    above = whole.text[max(0, deed.span.start - whole.start - _ABOVE) : deed.span.start - whole.start]
    looped = re.compile(
        rf"\bfor\s*\(?\s*(?:const |let |var )?\$?{name}\s+(?:in|of)\s+([^\n]{{1,120}})|([^\n]{{1,120}})\s+as\s+\${name}\b|([^\n]{{1,120}})(?:do|\{{)\s*\|\s*{name}\s*\||([^\n]{{1,120}})\.(?:forEach|map|each)\(\s*(?:async\s*)?(?:function\s*)?\(?\s*\$?{name}\b"
        rf"|\bfor(?:each)?\s*\((?:final )?\w[\w<>]*\s+{name}\s*(?::|\bin\b)\s*([^\n]{{1,120}})"
    )
    return next(reversed([*looped.finditer(above)]), None)


def _lot(value: str, deed: Deed, whole: Whole) -> str:
    """What a list is a lot of, as the loop around says; "" when it is given as it stands in no loop."""
    named = _NAME.match(value.strip())
    loop = _loop_of(re.escape(named[1]), deed, whole) if named is not None else None
    return _goes_through(loop) if loop is not None else ""
