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
_HELD = re.compile(rf"\$?\b([A-Za-z_]\w*)(?:->|\??\.|\[):?{_MAIL}", re.I)
_BLIND = re.compile(r"\bbcc\b", re.I)
_SENT_EACH = re.compile(r"send|envo[iy]|deliver|clear|reset|dispatch", re.I)


def told_to_all(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what is written at once to each person of a list, in a field that all of them read."""
    if not whole.place.is_lived or not (deed.is_call or any(_is_set(put.name, deed) for put in deed.puts)):
        return
    gathered = _gathered(deed, whole)
    if gathered and not any(speaks_of(gathered, one) for one in ("deeds.staff", "deeds.colleagues")):
        yield FromDeed(
            Kind.SEND, deed.path, deed.span, whole.place, what=What.TOLD_TO_ALL, shown=whole.shown(deed.span), certain=False
        )  # fmt: skip
        return
    for span, value in _recipients(deed):
        said = _made(value, deed, whole)
        if (
            (_OF_EACH.search(_OF_ONE.sub("", said)) or _IN_LOTS.search(_lot(value, deed, whole)))
            and not any(speaks_of(f"{value} {said}", one) for one in ("deeds.staff", "deeds.colleagues"))
            and _ONE_BY_ONE.search(whole.text) is None
        ):
            yield FromDeed(
                Kind.SEND, deed.path, span, whole.place, what=What.TOLD_TO_ALL, shown=whole.shown(span), certain=False
            )
            return


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
    held = _HELD.search(", ".join(deed.args)) if deed.is_call and _ADDS.search(deed.called) else None
    root = re.match(r"\$?([A-Za-z_]\w*)", deed.called)
    if held is None or root is None or _BLIND.search(" ".join(deed.args)):
        return ""
    loop = _loop_of(held[1], deed, whole)
    if loop is None or re.search(rf"\b{root[1]}\b[^\n=]{{0,40}}=(?!=)", loop.string[loop.end() :]):
        return ""
    inside = loop.string[loop.end() :] + _rest_of(loop, deed, whole)
    return "" if _SENT_EACH.search(inside) else "".join(filter(None, loop.groups()))


def _rest_of(loop: re.Match[str], deed: Deed, whole: Whole) -> str:
    """What a loop does from a deed on: the lines that stand further in than the one that opens it."""
    opens = loop.string[loop.string.rfind("\n", 0, loop.start()) + 1 :]
    margin = len(opens) - len(opens.lstrip())
    below = whole.text[deed.span.start - whole.start :][:_ABOVE].splitlines()
    return "\n".join(
        [*below[:1], *takewhile(lambda one: not one.strip() or len(one) - len(one.lstrip()) > margin, below[1:])]
    )


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
    return "".join(filter(None, loop.groups())) if loop is not None else ""
