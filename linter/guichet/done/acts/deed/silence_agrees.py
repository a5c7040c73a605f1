"""Silences that a job of Ruby, PHP, a script or the JVM takes for a yes: what ends an offer that nobody answered accepts it, there or where it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.done.acts.deed.closed_by_clock import is_timed, runs_on_dates
from guichet.done.acts.deed.functions_called import function_called, function_named
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Body, Deed

_MODEL = re.compile(r"\b([A-Z]\w{2,60})(?:\.|::)")
_WORD = re.compile(r"[\"'`:.]?([A-Za-z]\w{2,40})[\"'`]?$")
_PUT_TO = ("sessions.offered", "decisions.owed", "decisions.renewed")
"""What a service puts to somebody and wants a yes to: what people ask of it is accepted by its own silence, for their good."""


@dataclass(eq=False)
class SilenceAgreed(FromDeed):
    """An agreement that a program writes for whoever did not answer."""

    @property
    def goes_without(self) -> str:
        """What is missing: the answer of the person."""
        return "answer"

    @property
    def is_sure(self) -> bool:
        """Whether the code itself says whose silence it is: its names do."""
        return False

    @property
    def name(self) -> str:
        """What is written."""
        return self.shown


def agreed_by_silence(body: Body, whole: Whole) -> Iterator[SilenceAgreed]:
    """Yield what accepts, for people who did not answer, what a service put to them, in a function that a clock runs."""
    if whole.path.endswith(".py") or not (whole.place.is_unattended or is_timed(body, whole)):
        return
    said = apart(
        f"{body.function.name} {' '.join(body.deeds[0].around)} {body.words} {' '.join(m for one in body.deeds for m in one.marks)}"
    )
    if not (speaks_of(said, "decisions.lapsed") or runs_on_dates(body, whole)) or not any(
        speaks_of(said, one) for one in _PUT_TO
    ):
        return
    for deed in body.deeds:
        if any(speaks_of(test, "decisions.agreed") for test in deed.tests):
            continue
        for one in (deed, *_done_by(deed, whole)):
            shown = _yes_of(one)
            if shown:
                yield SilenceAgreed(Kind.ANSWER, one.path, one.span, whole.place, what=What.SETTLED, shown=shown)
                return


def _done_by(deed: Deed, whole: Whole) -> tuple[Deed, ...]:
    """What a function of the project does that is called, on the thing itself or on each row that a query finds."""
    if not deed.is_call:
        return ()
    found = function_called(deed, whole)
    models = (one for mark in deed.marks for one in _MODEL.findall(mark)) if found is None else ()
    found = next((one for model in models if (one := function_named(model, deed.last, whole)) is not None), found)
    return tuple(one for one in found.deeds if not one.tests) if found is not None else ()


def _yes_of(deed: Deed) -> str:
    """What accepts in a deed: its verb, or the state that it writes; "" when nothing does."""
    if deed.is_call and not deed.last.endswith("?") and _is_yes(deed.last):
        return deed.called
    for put in deed.written:
        found = _WORD.search(put.value) if speaks_of(put.name, "decisions.fields") else None
        if found is not None and _is_yes(found[1]):
            return f"{put.name}: {put.value}"
    return ""


def _is_yes(word: str) -> bool:
    return re.fullmatch(r"(?:mark )?(?:accept(?:e|er|ed|ee)?|agree(?:d)?|acquiesce|sign(?:ed|e|er)?|approve(?:d)?|valider?)", apart(word)) is not None  # fmt: skip
