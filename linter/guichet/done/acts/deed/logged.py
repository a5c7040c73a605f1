"""What scripts and PHP write in their logs of who someone is; Python has a reader of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed.answered import answers_of, put_in
from guichet.done.acts.deed.put_in_addresses import ASKED as _ASKED
from guichet.done.acts.deed.put_in_addresses import is_of_staff
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.table.watching import Written
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.nouns.places import runs_in_browser, runs_on_server
from guichet.done.people.personal_data import MADE, is_personal, is_personal_name
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed
from guichet.reading.named.switched import Switch, switch_of
from guichet.reading.templates.site import JVM_PROGRAMS, RUBY_PROGRAMS

_LOGS = re.compile(r"(?:^|[.>$])(?:logger|log|journal|winston|pino|monolog)\)?(?:\.|->)(?:info|debug|warn|warning|error|notice|trace|log)$|^error_log$|^Log::(?:info|debug|warning|error)$")  # fmt: skip
_PARTS = re.compile(r"\$?\{?\$?\b([a-zA-Z_]\w{0,40}(?:(?:\??\.|\??->)\w{1,40}){1,4})")


_CONSOLE = re.compile(r"(?:^|\.)console\.(?:log|info|debug|warn|error)$")
"""What a server keeps of what it prints."""
BODY = re.compile(
    r"\b(?:req|request|ctx\.request)\.(?:body|rawBody|raw_post)\b(?!\s*(?:\?\.|[.\[(]))|\brequest\.body\.read\b|\bparams\b(?:\.(?:inspect|to_unsafe_h|to_s|to_json|permit!))?(?!\s*[.\[(])"
    r"|\$_(?:POST|REQUEST)\b(?!\s*\[)|(?i:\brequest\(\)|\$\w{0,20}(?:request|req|requete)|->(?:request|requete)|\brequest:?|\binput:?)(?:->|:)(?:all\(\)|getContent\(\)|input\(\)|validated\(\)|getParsedBody\(\)|request->all\(\))"
    r"|\bReadAll\([^\n]{0,60}\b(?:r|req|request)\.Body\b|\bDumpRequest\(\w{1,12}, true\)|\br(?:eq)?\.PostForm\b(?!\.)|\bgetParameterMap\(|\breq(?:uest)?\.(?:getReader|getInputStream)\(|\bContentCachingRequestWrapper\b.{0,300}\b(?:getC|c)ontentAsByteArray\b|\b(?:getC|c)ontentAsByteArray\b.{0,300}\bContentCachingRequestWrapper\b"
)
"""All that people sent with a request, as each language names it."""
_NAMES = re.compile(r"(?<![\w.>'\"$])\$?([a-zA-Z_]\w{1,40})\b(?!\s*(?:\.\w|->|\())")
_HOLDERS = re.compile(r"(?<![\w.>])\$?([a-zA-Z_]\w{1,40})(?=\.|->)")
_WRAPPED = re.compile(r"\b(\w{2,40})\.(?:getC|c)ontentAsByteArray\b")
WORKED_OUT = re.compile(
    r"(?<![\w.$])(?!(?:JSON\.stringify|(?:util\.)?inspect|json_encode|print_r|var_export|serialize|[sS]tring|(?:io|ioutil)\.(?:ReadAll|LimitReader|NopCloser)|(?:http\.)?MaxBytesReader|(?:httputil\.)?DumpRequest|bytes\.NewReader|array_merge|Object\.assign|structuredClone|(?:\w{1,20}\.)?toString|Map\.of|Arrays\.toString)\s?\()[\w$]+(?:\.[\w$]+){0,4}\s?\((?=[^()\s])(?:[^()]|\([^()]*\)){1,300}\)|->(?:all|input|validated)\(\)->\w+"
)
"""What another function makes of the answers: their names, how many there are, what became of them, and none of them as they came."""
_TEXT = re.compile(r"'[^'\n]{0,300}'|\"[^\"\n]{0,300}\"")
_PUT_IN = re.compile(r"[#$]\{([^{}]{1,120})\}|\{(\$[^{}]{1,120})\}")
_SENT_AS = re.compile(
    r"@(?:RequestBody|Body\(\))\s{1,8}(?:@\w{1,40}\s{1,8}){0,4}(?:final\s{1,8})?(?:(?P<kind>[A-Z][\w<>]{0,60})\s{1,8}(?P<before>\w{1,40})\b|(?P<after>\w{1,40})\s?:)"
)
_ADDRESS = re.compile(
    r"(?<![\w.@:])(?:this\.|self\.|\$this->|\$|@)?(\w{0,30}(?:uri|url|endpoint))\b(?!\s*[.(\[?-])", re.I
)
"""An address, by its name."""
_DAY = re.compile(r"\b(?:Date|DateTime|LocalDate|datetime)\.(?:new|of)\(\s?20\d\d,|\b20\d\d-\d\d-\d\d\b")
"""A day of the calendar, written out."""
_FOR_MAKERS = frozenset({"debug", "trace"})
_RUBY_ONLY = re.compile(r"\bparams\b")
_HOPS = 2
_HEAD = 300


def answers_logged(deed: Deed, whole: Whole) -> Iterator[Act]:
    """Yield the lines of a log that hold all that people sent, through the names that it was given."""
    is_log = _LOGS.search(deed.called) or _CONSOLE.search(deed.called)
    if whole.path.endswith(".py") or not (deed.is_call and whole.place.is_lived and is_log):
        return
    given = " ".join((*deed.args, *(put.value for put in deed.puts if put.span not in _left_out(deed, whole))))
    asked = " ".join((whole.path, *deed.around, *((deed.within.name,) if deed.within else ())))
    if (
        MADE.search(f"{given} ")
        or speaks_of(asked, "deeds.called by machines")
        or speaks_of(asked, "deeds.admin")
        or deed.last in _FOR_MAKERS
    ):
        return
    said, names = put_in(given, whole), [*_WRAPPED.findall(given), *_NAMES.findall(given)]
    by_setting, parts = parts_put(names, deed, whole)
    if by_setting is not None:
        what = by_setting.shown
        yield Written(
            Kind.KEEP, by_setting.path, by_setting.span, whole.place, data=(Datum(Sort.ANSWERS, what, what),), to="log"
        )
        return
    said = " ".join((said, *parts))
    for _ in range(_HOPS):
        held = [put_in(found, whole) for name in names[:6] if (found := whole.given_before(name, deed.span.start))]
        said = " ".join((said, *held))
        names = [one for text in held for one in (*_NAMES.findall(text), *_HOLDERS.findall(text))]
    plain = WORKED_OUT.sub(" ", said)
    body = BODY.search(_said_alone(plain)) or next(
        (
            one
            for name in _NAMES.findall(plain)
            for one in _sent_whole(whole).get(name, ())
            if _is_given(one, deed, whole)
        ),
        None,
    )
    if body is None or MADE.search(f"{said} ") or _is_own(body[0], deed, whole):
        return
    data = (Datum(Sort.ANSWERS, body[0][:40], body[0][:40]),)
    yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.LOGGED, data=data, to="log")


def _left_out(deed: Deed, whole: Whole) -> list[Span]:
    """Where values are put in names that a setting keeps from ever being put there."""
    if not deed.puts:
        return []
    beside = (one for one in whole.deeds if not one.is_call and one.tests and one.within == deed.within)
    return [
        put.span
        for one in beside
        if (found := _settled(one, whole)) and not all(each.holds for each in found)
        for put in one.puts
    ]


def _settled(deed: Deed, whole: Whole) -> list[Switch]:
    """What the settings say of the tests that decide a deed."""
    tests = (test for test in deed.tests if not test.startswith(FAILS))
    return [found for test in tests if (found := switch_of(test, whole.path, whole.project)) is not None]


def parts_put(names: Sequence[str], deed: Deed, whole: Whole) -> tuple[Switch | None, list[str]]:
    """Return the setting that has all that people sent put in what a log is given, and what else is put in it before: `entry.body = req.body`."""
    parts = []
    for one in whole.deeds:
        if (
            one.is_call
            or one.called.lstrip("$") not in names
            or one.within != deed.within
            or one.span.start > deed.span.start
        ):
            continue
        settled = _settled(one, whole)
        if not all(found.holds for found in settled):
            continue
        value = " ".join(put.value for put in one.puts)
        if settled and BODY.search(WORKED_OUT.sub(" ", value)) and not MADE.search(f"{value} "):
            return settled[0], []
        parts.append(value)
    return None, parts


def _said_alone(said: str) -> str:
    """What is not merely a text: `"… #{params}"` holds what it names, `'no params'` does not."""
    return _TEXT.sub(lambda one: " ".join("".join(found) for found in _PUT_IN.findall(one[0])), said)


def _is_own(read: str, deed: Deed, whole: Whole) -> bool:
    """Whether what is called `params` is no request: what a function is given, what answers none, or a name of another language."""
    if not _RUBY_ONLY.match(read):
        return False
    answers = "ontroller" in f"{whole.path} {' '.join(deed.around)}" or (deed.within is not None and deed.within.verb)
    own = "def params" in whole.text or any("params" in one for one in deed.given)
    return not whole.path.endswith(RUBY_PROGRAMS) or not answers or own


def _is_given(sent: re.Match[str], deed: Deed, whole: Whole) -> bool:
    """Whether it is the function around that is given what was sent, and not one above it."""
    return (
        deed.within is not None and deed.within.span.start - whole.start <= sent.start() < deed.span.start - whole.start
    )


@memo
def _sent_whole(whole: Whole) -> dict[str, list[re.Match[str]]]:
    """The names under which functions say that they are given all that people sent: `@RequestBody Claim claim`."""
    found: dict[str, list[re.Match[str]]] = {}
    for one in _SENT_AS.finditer(whole.text):
        if not speaks_of(one["kind"] or "", "deeds.sent by machines"):
            found.setdefault(one["before"] or one["after"], []).append(one)
    return found


def logged(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the lines of a log that tell who someone is."""
    if whole.path.endswith(".py") or not (deed.is_call and whole.place.is_lived and _is_log(deed, whole)):
        return
    given = " ".join((*deed.args, *(put.value for put in deed.puts)))
    answers = (said for _, said in answers_of(given, whole))
    given = " ".join((given, *answers, *_addresses(given, deed, whole)))
    given = (
        given.replace(".name()", "") if whole.path.endswith(JVM_PROGRAMS) else given
    )  # that of a member of an enumeration
    if MADE.search(f"{given} ") or _is_of_signing_in(
        deed, whole
    ):  # `$` ends the name of what makes something: no call ends what is given
        return
    paths = [found.replace("?", "").replace("->", ".") for found in _PARTS.findall(given)]
    data = tuple(
        Datum(Sort.IDENTITY, path, path) for path in dict.fromkeys(paths) if is_personal(path) and not is_of_staff(path)
    )
    data = data or tuple(Datum(Sort.IDENTITY, key, key) for key in _ASKED.findall(given) if is_personal_name(key))
    if data:
        lives = not _is_for_one_day(deed, whole)
        yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.LOGGED, data=data[:1], to="log", certain=lives)  # fmt: skip


def _is_for_one_day(deed: Deed, whole: Whole) -> bool:
    """Whether a function picks whom it is about by a day that is written in it: it was run for that day, once."""
    beside = (one for one in whole.deeds if deed.within is not None and one.within == deed.within)
    return any(_DAY.search(argument) for one in beside for argument in one.args)


def _is_of_signing_in(deed: Deed, whole: Whole) -> bool:
    """Whether a line is written because somebody signed in, or could not: whose account it is must be known to whoever looks for a thief."""
    calls = _signings(whole)
    inside = any(one.start <= deed.span.start and deed.span.end <= one.end for one in calls)
    at = deed.within.span.start - whole.start if deed.within is not None else len(whole.text)
    head = whole.text[at : at + _HEAD].partition("\n" if whole.path.endswith(RUBY_PROGRAMS) else ")")[0]
    return inside or speaks_of(" ".join((head, *deed.around, *deed.marks)), "sessions.signing_audited")


@memo
def _signings(whole: Whole) -> tuple[Span, ...]:
    """The calls of a file that say what runs when somebody signs in."""
    return tuple(one.span for one in whole.deeds if one.is_call and speaks_of(one.called, "sessions.signing_audited"))


def _is_log(deed: Deed, whole: Whole) -> bool:
    """Whether a call writes in a log: what a server prints is kept as one is."""
    is_printed = _CONSOLE.search(deed.called) and runs_on_server(whole.path) and not runs_in_browser(whole.text)
    return bool(_LOGS.search(deed.called) or is_printed)


def _addresses(given: str, deed: Deed, whole: Whole) -> Iterator[str]:
    """The addresses that a log is given under a name: what the line above holds, or what a function of the file answers."""
    for name in _ADDRESS.findall(_said_alone(given)) if not whole.path.endswith(JVM_PROGRAMS) else ():
        held = whole.given_before(name, deed.span.start)
        called = {name, *re.findall(r"^\w{2,60}(?=\W*$)", held)}
        bodies = [one for one in whole.bodies.values() if one.function.name in called]
        yield from (
            held,
            *(put.value for body in bodies for one in body.deeds if one.called == RETURN for put in one.puts),
        )
