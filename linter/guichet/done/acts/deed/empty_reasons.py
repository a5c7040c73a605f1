"""Reasons that a letter of refusal is given, and nothing in their place when nobody wrote them: it then goes out with no reason at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.table.muted import Muted
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of

_EMPTY = re.compile(
    r"['\"]?(?P<name>\w{0,20}(?:reason|motif|raison|motivation|explanation|explication)\w{0,10})['\"]?\s{0,3}(?:=>|[:=])\s{0,3}"
    r"(?P<from>[\w$.>\[\]'\"()@?&-]{0,80}?(?:reason|motif|raison|motivation|explanation|explication|notes?)\w{0,10}['\"]?\]?)"
    r"\s{0,3}(?:\|\||\?\?|\?:|\bor\b)\s{0,3}(?:''|\"\"|``|'-'|\"-\"|'—'|nil\b)",
    re.I,
)
_EMPTIES = ("|| '", '|| "', "|| `", "?? '", '?? "', "or '", 'or "', "?: '", '?: "', "or nil", "|| nil")
"""What most files do not say: nothing, for want of something."""
_OF_MACHINES = re.compile(r"(?:^|[^a-z])(?:errors?|bounces?|webhooks?|deliver(?:y|ies)|smtp)(?:[^a-z]|$)", re.I)
"""What a machine turned away, and told another one: no letter of a refusal is near."""
_AROUND = 600
"""Signs around such a line among which its letter is named."""


def empty_reasons(whole: Whole) -> Iterator[Muted]:
    """Yield where a program hands the letter of a refusal an empty text for want of a reason."""
    if not whole.place.is_lived or not any(one in whole.text for one in _EMPTIES):
        return
    for found in _EMPTY.finditer(whole.text):
        near = whole.text[max(0, found.start() - _AROUND) : found.end() + _AROUND // 3]
        said = f"{whole.path} {near}"
        if _OF_MACHINES.search(near):
            continue
        if speaks_of(said, "decisions.refuse") and speaks_of(said, "decisions.written_out"):
            span = Span(whole.start + found.start(), whole.start + found.end())
            yield Muted(Kind.HIDE, whole.path, span, whole.place, label=whole.shown(span), setting="reason empty")
            return
