"""Two sums of the same lines: the price that people see leaves out those that are not to be shown, and what they pay does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Body
from guichet.reading.templates.site import RUBY_PROGRAMS

_SUM = re.compile(r"\b(?:sum|array_sum|reduce|inject|sumOf|sumBy|total)\b")


def shown_for_less(whole: Whole) -> Iterator[FromDeed]:
    """Yield the sum that is owed of all lines, beside one of the lines that are shown, which bears the name of a price; it is asked about."""
    if not whole.place.is_lived or not _SUM.search(whole.text):
        return
    sums = [(body, span, whole.read(span)) for body in whole.bodies.values() if (span := _sum_of(body, whole)) is not None]  # fmt: skip
    seen = [body for body, _, said in sums if _leaves_out(said) and _is_price(body.function.name)]
    for body, span, said in sums if seen else ():
        is_owed = speaks_of(body.function.name, "deeds.owed sum") and not _leaves_out(said)
        if is_owed and any(one.function is not body.function for one in seen):
            shown = whole.shown(span)
            yield FromDeed(Kind.ANSWER, whole.path, span, whole.place, what=What.FEE, shown=shown, certain=False)


def _sum_of(body: Body, whole: Whole) -> Span | None:
    """The sum that a function answers; in Ruby, the last thing that it does."""
    said = [put.span for one in body.deeds if one.called == RETURN for put in one.puts]
    if not said and whole.path.endswith(RUBY_PROGRAMS):
        said = [one.span for one in body.deeds[-1:]]
    return next((one for one in said if _SUM.search(whole.read(one))), None)


def _leaves_out(said: str) -> bool:
    """Whether a sum is of what is shown alone."""
    return speaks_of(said, "deeds.on show") or speaks_of(said, "switches.shown")


def _is_price(name: str) -> bool:
    return speaks_of(name, "deeds.priced") or speaks_of(name, "deeds.a total")
