"""What scripts and PHP write in their logs of who someone is; Python has a reader of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.personal_data import MADE, is_personal
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Deed
from guichet.reading.templates.site import JVM_PROGRAMS, RUBY_PROGRAMS

_LOGS = re.compile(r"(?:^|[.>$])(?:logger|log|journal|winston|pino|monolog)\)?(?:\.|->)(?:info|debug|warn|warning|error|notice|trace|log)$|^error_log$|^Log::(?:info|debug|warning|error)$")  # fmt: skip
_PARTS = re.compile(r"\$?\{?\$?\b([a-zA-Z_]\w{0,40}(?:(?:\??\.|\??->)\w{1,40}){1,4})")


_CONSOLE = re.compile(r"(?:^|\.)console\.(?:log|info|debug|warn|error)$")
"""What a server keeps of what it prints."""
_BODY = re.compile(
    r"\b(?:req|request|ctx\.request)\.(?:body|rawBody|raw_post)\b(?!\s*(?:\?\.|[.\[(]))|\brequest\.body\.read\b|\bparams\b(?:\.(?:inspect|to_unsafe_h|to_s|to_json|permit!))?(?!\s*[.\[(])"
    r"|\$_(?:POST|REQUEST)\b(?!\s*\[)|->(?:all\(\)|(?<![rR]esponse->)(?<![rR]eponse->)getContent\(\)|input\(\)|validated\(\)|getParsedBody\(\)|request->all\(\))"
    r"|\bgetParameterMap\(|\breq(?:uest)?\.(?:getReader|getInputStream)\(|\bContentCachingRequestWrapper\b.*\b(?:getC|c)ontentAsByteArray\b|\b(?:getC|c)ontentAsByteArray\b.*\bContentCachingRequestWrapper\b"
)
"""All that people sent with a request, as each language names it."""
_NAMES = re.compile(r"(?<![\w.>'\"$])\$?([a-zA-Z_]\w{1,40})\b(?!\s*(?:\.\w|->|\())")
_HOLDERS = re.compile(r"(?<![\w.>])\$?([a-zA-Z_]\w{1,40})(?=\.|->)")
_WRAPPED = re.compile(r"\b(\w{2,40})\.(?:getC|c)ontentAsByteArray\b")
_NAMES_ALONE = re.compile(
    r"\b(?:array_keys|array_key_exists|Object\.keys|Object\.hasOwn|isset|empty|count|sizeof|validate\w*|save|create|typeof)\s?\((?:[^()]|\([^()]*\))*\)|->(?:all|input|validated)\(\)->\w+"
)
"""What tells which answers came, how many, or what became of them, and none of them."""
_BY_MACHINES = re.compile(
    r"webhook|callback|content_?security_?policy|(?<![a-z])(?:(?:hook|sns|ping|health)s?|csp|nel|web_?vitals?)(?![a-z])",
    re.I,
)
"""What another program calls, or the browser by itself: what it sends is no form of anybody's."""
_WHILE_MADE = re.compile(r"development\b|\bDEBUG\b|APP_DEBUG|isDev|env === [\"']dev|\b(?:is)?[lL]ocal\(\)")
"""Tests that hold where the service is made alone."""
_FOR_MAKERS = frozenset({"debug", "trace"})
_RUBY_ONLY = re.compile(r"\bparams\b")
_HOPS = 2


def answers_logged(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the lines of a log that hold all that people sent, through the names that it was given."""
    is_log = _LOGS.search(deed.called) or _CONSOLE.search(deed.called)
    if whole.path.endswith(".py") or not (deed.is_call and whole.place.is_lived and is_log):
        return
    given = " ".join((*deed.args, *(put.value for put in deed.puts)))
    if (
        MADE.search(f"{given} ")
        or _BY_MACHINES.search(" ".join((whole.path, *deed.around)))
        or deed.last in _FOR_MAKERS
        or any(_WHILE_MADE.search(test) and not test.startswith(FAILS) for test in deed.tests)
    ):
        return
    said, names = given, [*_WRAPPED.findall(given), *_NAMES.findall(given)]
    for _ in range(_HOPS):
        held = [found for name in names[:6] if (found := whole.given_before(name, deed.span.start))]
        said = " ".join((said, *held))
        names = [one for text in held for one in (*_NAMES.findall(text), *_HOLDERS.findall(text))]
    body = _BODY.search(_NAMES_ALONE.sub(" ", said)) or next(
        filter(None, (_sent_as(name, whole) for name in _NAMES.findall(given))), None
    )
    if body is None or MADE.search(f"{said} ") or _is_own(body[0], deed, whole):
        return
    data = (Datum(Sort.ANSWERS, body[0][:40], body[0][:40]),)
    yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.LOGGED, data=data, to="log")


def _is_own(read: str, deed: Deed, whole: Whole) -> bool:
    """Whether what is called `params` is no request: what a function is given, or a name of another language."""
    if not _RUBY_ONLY.match(read):
        return False
    return not whole.path.endswith(RUBY_PROGRAMS) or any("params" in one for one in deed.given)


def _sent_as(name: str, whole: Whole) -> re.Match[str] | None:
    """Where a function says that what it is given under a name is all that people sent: `@RequestBody Claim claim`."""
    return re.search(
        rf"@(?:RequestBody|Body\(\))\s+(?:@\w+\s+)*(?:final\s+)?(?:[A-Z][\w<>]*\s+{name}\b|{name}\s*:)", whole.text
    )


def logged(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the lines of a log that tell who someone is."""
    if whole.path.endswith(".py") or not (deed.is_call and whole.place.is_lived and _LOGS.search(deed.called)):
        return
    given = " ".join((*deed.args, *(put.value for put in deed.puts)))
    given = (
        given.replace(".name()", "") if whole.path.endswith(JVM_PROGRAMS) else given
    )  # that of a member of an enumeration
    if MADE.search(f"{given} "):  # `$` ends the name of what makes something: no call ends what is given
        return
    paths = [found.replace("?", "").replace("->", ".") for found in _PARTS.findall(given)]
    data = tuple(
        Datum(Sort.IDENTITY, path, path)
        for path in dict.fromkeys(paths)
        if is_personal(path) and not _is_of_staff(path)
    )
    if data:
        yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.LOGGED, data=data[:1], to="log")


def _is_of_staff(path: str) -> bool:
    """Whether what is told is of those who work there."""
    return speaks_of(path.rpartition(".")[0], "deeds.staff")
