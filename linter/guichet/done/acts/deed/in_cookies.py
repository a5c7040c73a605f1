"""Cookies that hold in clear who someone is or what they live on, and those that a program believes when they say who comes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.people.personal_data import is_grave_name, is_personal_name
from guichet.done.words import speaks_of

_SETS = re.compile(
    r"\b(?:res|reply|response|resp|Cookies|cookieStore)\.(?:cookie|setCookie|set)\(|\bcookies(?:\(\))?\.set\(|\.set_cookie\("
    r"|(?<![\w>:$.])set(?:raw)?cookie\(|\bnew Cookie\(|\bCookie::create\(|\bResponseCookie\.from\("
    r"|(?<![\w.])cookies(?:\.permanent)?\[[:'\"]\w{1,60}['\"]?\]\s?=(?!=)|\bdocument\.cookie\s?=(?!=)"
)
"""What puts something in a cookie, as it is."""
_READS = re.compile(
    r"\.(?:COOKIES|cookies)(?:\.get\(\s?|\[|\??\.)['\"]?(?P<request>\w{2,60})(?!\w|\()['\"]?"
    r"|(?<![\w.>$])cookies(?:\(\))?(?:\[|\.get\(\s?)[:'\"](?P<ruby>[\w-]{2,60})['\"]?[\])](?!\s?=(?!=))"
    r"|\$_COOKIE\[['\"]?(?P<php>[\w-]{2,60})|->cookies->get\(\s?['\"]?(?:self::)?(?P<symfony>[\w-]{2,60})"
    r"|@CookieValue\((?:[^)\"\n]{0,60})\"?(?P<spring>[\w-]{2,60})|\bWebUtils\.getCookie\(\w{1,40}, ?\"?(?P<servlet>[\w-]{2,60})"
    r"|\b(?P<fast>\w{2,60}): ?[\w |\[\],]{1,40}= ?Cookie\("
    r"|\bgetCookies\(\)(?!\s{0,9}[!=]=)(?:(?!\bgetCookies\b)[^}]){0,300}?getValue"
)
"""What reads a cookie by its name, as it comes."""
_HELD_NAME = re.compile(
    r"\"([\w-]{2,60})\"\.equals|\bequals\(\s?\"([\w-]{2,60})\"|\b([A-Z][A-Z_]{2,40})\.equals|\bequals\(\s?([A-Z][A-Z_]{2,40})"
)
_SEALED = re.compile(
    r"sign(?:ed|er|ature)\b|unsign|encrypt|decrypt|cipher|seal|jwt|jws|jwe|hmac|verify|token|digest|sha\d|hash|serializer|Fernet",
    re.I,
)
"""That what is kept cannot be read, or changed, or is only a key."""
_NAMES = re.compile(
    r"(?:->|\?\.|&\.|\.)(?:get)?([A-Za-z_]\w{1,40})|[\[(]\s?[:'\"](\w{2,40})|(?<![\w?])['\"]?(\w{2,40})['\"]?\s?(?::|=>)\s"
)
_OPTIONS = frozenset({"httpOnly", "httponly", "secure", "sameSite", "samesite", "maxAge", "max_age", "path", "domain", "expires", "value", "priority", "partitioned"})  # fmt: skip
_VARIABLE = re.compile(r"(?<![\w.'\"$>-])\$?([^\W\dA-Z]\w{2,40})(?![\w(:'\"]|\s?=>)")
_LONGEST = 400


def in_clear(whole: Whole) -> Iterator[FromDeed]:
    """Yield the cookies in which a file writes in clear who someone is, or what they live on."""
    if not whole.place.is_public:
        return
    for found in _SETS.finditer(whole.text):
        start, end = found.start(), _end_of(whole.text, found.end(), closed=found[0].endswith("("))
        said = whole.text[start:end]
        made = f"{said} {_made_of(said[len(found[0]) :], whole.text[:start])}"
        told = _told_in(made)
        if not told or _SEALED.search(made):
            continue
        certain = len(told) > 1 or is_grave_name(told[0]) or speaks_of(told[0], "carried.decides")
        span = Span(whole.start + start, whole.start + end)
        yield FromDeed(Kind.KEEP, whole.path, span, whole.place, what=What.IN_COOKIE, shown=whole.shown(span)[:60], other=", ".join(told[:3]), certain=certain)  # fmt: skip


def believed(whole: Whole) -> Iterator[FromDeed]:
    """Yield the first cookie by which a file knows whose file to open, or what someone may do, when nothing seals it."""
    if not whole.place.is_public or _SEALED.search(whole.text):
        return
    for found in _READS.finditer(whole.text):
        name = next((one for one in found.groups() if one), "") or _name_held(whole.text)
        if name.isupper():
            name = whole.given.get(name, "").strip("'\"` ;")
        if name and speaks_of(name, "carried.who") and not speaks_of(name, "carried.nobody"):
            span = Span(whole.start + found.start(), whole.start + found.end())
            yield FromDeed(Kind.ANSWER, whole.path, span, whole.place, what=What.FROM_COOKIE, shown=name, certain=False)
            return


def _name_held(text: str) -> str:
    found = _HELD_NAME.search(text)
    return next((one for one in found.groups() if one), "") if found is not None else ""


def _end_of(text: str, start: int, *, closed: bool) -> int:
    """Where what is put in a cookie ends: at its bracket, or at the end of the line."""
    depth = 1 if closed else 0
    for at in range(start, min(len(text), start + _LONGEST)):
        sign = text[at]
        depth += (sign in "([{") - (sign in ")]}")
        if (closed and depth == 0) or (not closed and depth <= 0 and sign in "\n;"):
            return at + 1 if closed else at
    return min(len(text), start + _LONGEST)


def _made_of(said: str, above: str) -> str:
    """What the variables of a text were given above it."""
    found = []
    for name in dict.fromkeys(_VARIABLE.findall(said)):
        at = [
            one.end()
            for one in re.finditer(rf"(?<![\w.])\$?{name}(?:: ?[\w<>]{{1,30}})? ?:?= ?(?!=)", above[-_LONGEST * 4 :])
        ]
        if at:
            given = above[-_LONGEST * 4 :][at[-1] :][:_LONGEST]
            found.append(re.split(r";|\n\s*\n|\n\}", given, maxsplit=1)[0])
    return " ".join(found)


def _told_in(said: str) -> list[str]:
    names = (name for one in _NAMES.findall(said) for name in one if name and name not in _OPTIONS)
    return list(dict.fromkeys(one for one in names if speaks_of(one, "carried.of someone") or is_personal_name(one)))
