"""What a log is set up to write of each request, by what its library is handed: all that people filled in goes there, whatever page they send."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed.logged import BODY, WORKED_OUT
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.personal_data import MADE
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Deed, Put

_SET_UP = re.compile(r"^(?:(?P<whole>pino\w{0,10}|\w{0,20}[lL]ogger|createLogger|morgan\.token|winston\.format|\w{0,20}[wW]inston\.\w{0,12}[lL]ogger)|(?P<server>[fF]astify))\b")  # fmt: skip
"""What sets a log up: itself, or the server that keeps it."""
_LISTED = re.compile(r"request(?:White|Allow)list$|requestFields?$|allowedRequestFields$")
_OF_BODY = re.compile(r"['\"](?:body|rawBody)['\"]")
_SERIALIZED = frozenset({"req", "request", "reqSerializer", "requestSerializer"})
"""What the function is called that says how a request is written."""
_SERIALIZERS = re.compile(r"\b(?:serializers?|stdSerializers|wrapRequestSerializer)\b", re.I)
"""What a log calls the functions that say how each thing is written, wherever it is handed them."""
_REDACTED = re.compile(r"redact\w{0,5}\b[^;]{0,160}\bbody\b")
_PROCESSES = re.compile(r"\bProcessorInterface\b|\bLogRecord\b|\bpushProcessor\(|\bAsMonologProcessor\b")
_PYTHON = re.compile(r"\brequest\.(?:form(?:\.to_dict\(\))?|get_json\(\)|json|values|POST|data|body)(?![\w.(\[])")


def logged_with_each(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what a log is set up to keep with each request, when that is all that people sent."""
    if not whole.place.is_lived or speaks_of(whole.path, "deeds.called by machines"):
        return
    found = next(_kept(deed, whole), None)
    if found is not None:
        span, what = found
        yield FromDeed(Kind.KEEP, deed.path, span, whole.place, what=What.LOGGED, data=(Datum(Sort.ANSWERS, what, what),), to="log")  # fmt: skip


def _kept(deed: Deed, whole: Whole) -> Iterator[tuple[Span, str]]:
    """Where all that people sent is put in what a log is handed, and how that is written."""
    if whole.path.endswith(".py"):
        if _is_handed_an_event(deed, whole):
            yield from (_at(put, found, whole) for put in deed.puts if (found := _PYTHON.search(put.value)))
        return
    for put in deed.puts:
        if (deed.is_call and _LISTED.search(put.name) and _OF_BODY.search(put.value) and "ogger" in deed.called) or (
            put.name == "includePayload" and put.value == "true" and "RequestLoggingFilter" in whole.text
        ):
            yield put.span, put.name
        elif (deed.called == RETURN and _is_set_up(deed, whole) and not _REDACTED.search(whole.text)) or (
            deed.called.rpartition(">")[2] in ("extra", "context") and _PROCESSES.search(whole.text)
        ):
            yield from _body(put, whole)


def _is_handed_an_event(deed: Deed, whole: Whole) -> bool:
    """Whether a function of Python adds to each line of a log: a processor of structlog, a filter of the standard library."""
    name = deed.around[0] if deed.around else ""
    is_processor = len(deed.given) == 3 and "structlog" in whole.text and deed.called == deed.given[-1]
    is_filter = name == "filter" and deed.given[-1:] == (deed.called,) and "logging" in whole.text
    return not deed.is_call and (is_processor or is_filter)


def _is_set_up(deed: Deed, whole: Whole) -> bool:
    """Whether what a function answers is handed to a log, for each request."""
    found = _SET_UP.match(deed.marks[0]) if deed.marks else None
    if found is None and deed.around[:1] and deed.around[0] in _SERIALIZED:
        return _SERIALIZERS.search(whole.text) is not None
    return found is not None and (found["whole"] is not None or "logger" in deed.marks[0])


def _body(put: Put, whole: Whole) -> Iterator[tuple[Span, str]]:
    plain = WORKED_OUT.sub(lambda one: " " * len(one[0]), put.value.replace(".raw.", "."))
    found = BODY.search(plain)
    if found is not None and not MADE.search(f"{found[0]} "):
        yield _at(put, found, whole)


def _at(put: Put, found: re.Match[str], whole: Whole) -> tuple[Span, str]:
    """Where it is written, as nearly as the value tells."""
    said = found[0].strip().split(".")[-1]
    read = whole.read(put.span)
    at = read.find(said)
    return (Span(put.span.start, put.span.end) if at < 0 else _line(put.span.start + at, len(said), read, at)), found[0]


def _line(end: int, length: int, read: str, at: int) -> Span:
    """The whole name that ends in some word: `req.raw.body`."""
    start = at
    while start > 0 and (read[start - 1].isalnum() or read[start - 1] in "._$>-"):
        start -= 1
    return Span(end - (at - start), end + length)
