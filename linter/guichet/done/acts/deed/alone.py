"""Refusals that a function writes in the name of a machine: who decided is said to be the system, and nobody looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import CHANGES, FAILS, FIRST, RETURN, TAKES, Body, Deed, Put

_PAIR = re.compile(
    r"(?P<name>[^\W\d]\w{1,40})[\"']?\s{0,4}(?::|=>|=)\s{0,4}(?P<value>[\"'`]\w[^\"'`\n]{1,40}[\"'`]|:?\w[\w.:]{1,40})"
)
"""What an answer gives under a name."""
_WORD = re.compile(r"[\"'`]([^\"'`]{2,40})[\"'`]|:(\w{2,40})|(?:\w{1,40}(?:\.|::)){1,4}([A-Z]\w{1,40})")
"""A value that is one word, as it stands: a text, a symbol, a member of a list of words."""
_UNLIKE = re.compile(r"!==?|<>|\bnot\b")
_OPENS = ("{", "[", "({", "array(")
_ANSWER = 400
"""Signs of an answer in which two names are put together."""
_NEITHER = frozenset({CHANGES, FIRST, RETURN, TAKES})


def refused_by_machine(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the refusal that a function writes in somebody's file and says to be the machine's, when nobody is named who looks."""
    found = [one for deed, puts in _written(body, whole) if (one := _signed(deed, puts)) is not None]
    if not found:
        return
    start = body.function.span.start
    around = f"{whole.path} {whole.read(Span(start, max(one.span.end for one in body.deeds)))}"
    for name in dict.fromkeys(one.by for one in found):
        around = around.replace(name, " ")  # it names who decides, and that is nobody
    if speaks_of(around, "decisions.people") and not speaks_of(around, "decisions.human"):
        first = found[0]
        yield FromDeed(
            Kind.REFUSE, whole.path, first.refusal.span, whole.place, what=What.ALONE,
            shown=_word(first.refusal.value), other=body.function.name, certain=first.certain,
        )  # fmt: skip


class _Signed(NamedTuple):
    """A refusal that is said to be a machine's: the name under which that is said, and whether it surely settles a file."""

    refusal: Put
    by: str
    certain: bool


def _signed(deed: Deed, puts: tuple[Put, ...]) -> _Signed | None:
    """Return the refusal that a deed puts beside the name of a machine; None when it is known already, or nobody's right."""
    refusal = next((one for one in puts if _refuses(one)), None)
    by = next((one.name for one in puts if _is_of_machine(one)), None)
    if refusal is None or by is None or _is_known(refusal, deed) or _is_of_no_right(deed, puts):
        return None
    return _Signed(refusal, by, certain=_decides(deed) and speaks_of(_named(deed, puts), "decisions.people"))


def _written(body: Body, whole: Whole) -> Iterator[tuple[Deed, tuple[Put, ...]]]:
    """What a function puts together: in one call, in its answer, or one after the other in the same thing."""
    things: dict[tuple[str, tuple[str, ...]], list[Put]] = {}
    first: dict[tuple[str, tuple[str, ...]], Deed] = {}
    for deed in body.deeds:
        if deed.called == RETURN:
            yield deed, tuple(_answered(deed, whole))
        elif deed.is_call and _keeps(deed):
            yield deed, deed.puts
        elif not deed.is_call and deed.called not in _NEITHER:
            things.setdefault((deed.called, deed.tests), []).extend(deed.puts)
            first.setdefault((deed.called, deed.tests), deed)
    for key, puts in things.items():
        yield first[key], tuple(puts)


def _decides(deed: Deed) -> bool:
    """Whether a deed settles a file: it writes there, or a function that is asked to decide returns it; any other may describe one."""
    function = next(iter(deed.around), "")
    return deed.called != RETURN or speaks_of(function, "decisions.decide") or speaks_of(function, "decisions.judges")


def _is_of_given(deed: Deed) -> bool:
    """Whether an answer holds something of what the function is given: it is about that file, and not an example of one."""
    return any(re.search(rf"\b{re.escape(one.lstrip('$'))}(?:\??\.|->)\w", deed.puts[0].value) for one in deed.given)


def _answered(deed: Deed, whole: Whole) -> Iterator[Put]:
    """What an answer about a file puts under names, each where it is written."""
    answer = deed.puts[0]
    refuses = answer.value.startswith(_OPENS) and speaks_of(answer.value, "decisions.refuse")
    if not refuses or not (_decides(deed) or _is_of_given(deed)):
        return
    for one in _PAIR.finditer(whole.read(answer.span)[:_ANSWER]):
        at = answer.span.start
        yield Put(one["name"], one["value"], Span(at + one.start("value"), at + one.end("value")))


def _keeps(deed: Deed) -> bool:
    """Whether a call writes in somebody's file: what is noted in a journal was done elsewhere, and what is sought is only read."""
    made = deed.last[:1].isupper() or speaks_of(deed.last, "deeds.keeps")
    return made and not speaks_of(deed.called, "watching.books")


def _word(value: str) -> str:
    found = _WORD.fullmatch(value)
    return next(filter(None, found.groups()), "") if found is not None else ""


def _refuses(put: Put) -> bool:
    return speaks_of(put.name, "decisions.fields") and speaks_of(_word(put.value), "decisions.refuse")


def _is_of_machine(put: Put) -> bool:
    return speaks_of(put.name, "decisions.taken_by") and speaks_of(_word(put.value), "decisions.machine")


def _is_known(refusal: Put, deed: Deed) -> bool:
    """Whether a test found it refused before: who refused it is said there, and not here."""
    word = _word(refusal.value).lower()
    held = (one.lower() for one in deed.tests if not one.startswith(FAILS) and _UNLIKE.search(one) is None)
    return any(word in one or speaks_of(one, "deeds.rejects") for one in held)


def _is_of_no_right(deed: Deed, puts: tuple[Put, ...]) -> bool:
    """Whether it is about a thing, a payment or how a state is drawn, which have states too, or was decided elsewhere."""
    around = " ".join(deed.around)
    said = f"{_named(deed, puts)} {around}"
    carried = speaks_of(f"{deed.path} {around}", "decisions.carried")
    of_thing = deed.called != RETURN and speaks_of(deed.called, "decisions.things")
    return carried or of_thing or speaks_of(said, "decisions.drawn") or speaks_of(said, "decisions.paid_by")


def _named(deed: Deed, puts: tuple[Put, ...]) -> str:
    """The names of what a deed writes, and of what it is given."""
    return " ".join((deed.called, *deed.args, *deed.given, *(one.name for one in puts)))
