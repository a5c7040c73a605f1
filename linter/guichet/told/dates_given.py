"""Which texts give a day or a length of time, and which message of a table gives the one that another names."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document, Found, Prose

GIVEN = re.compile(
    rf"\b\d{{1,2}}(?:er)? (?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|jan|feb|apr|may|jun|jul|aug|dec)|\d/\d|(?<!\w)(?:\d+|{OUTPUT}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty) (?:calendar |working |business |school )?(?:heures?|jours?|semaines?|mois|ans?|années?|hours?|days?|weeks?|months?|years?)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?\b"
    rf"|\b(?:deadline|(?:closing|due|final|last|end) date|date (?:limite|butoir|de fin)|échéance|clôture|délai)\b[^.;:!?\n]{{0,80}}(?: (?:is|are|est|sera|will be)(?: fixée?)?| ?:) (?:le |au |the )?{OUTPUT}"
    rf"|\b(?:avant|jusqu'au?|au plus tard|d'ici|le|du|au|until|before|by|on|from) (?:le |au |the )?{OUTPUT}|\b(?:today|tomorrow|aujourd'hui|demain|ce soir|this (?:week|month)|cette semaine)\b"
    r"|\bjusqu'(?:à la |au )(?:fin|terme|clôture) [^.;!?]{1,60}\b20\d\d\b|\buntil the (?:end|close) of [^.;!?]{1,60}\b20\d\d\b"
)
"""A date, a length of time, a value where one is printed."""
_LIMIT_WORDS = re.compile(
    r"date limite|date butoir|clôture|échéance|délai|closing date|deadline|cut-?off|due date|period|limit"
)


def is_told_by_another(found: Found) -> bool:
    """Whether another message of the same table gives the date that this one names: "the closing date is…"."""
    if found.prose.document.is_sequence:
        return False
    dating = _dating(found.prose.document)
    return any(
        one is not found.prose for word in _LIMIT_WORDS.findall(found.text.lower()) for one in dating.get(word, ())
    )


@memo
def _dating(document: Document) -> dict[str, list[Prose]]:
    """The texts that give a date, by what each calls a limit."""
    found: dict[str, list[Prose]] = {}
    for one in document.said:
        for word in set(_LIMIT_WORDS.findall(one.plain)) if one.holds(GIVEN) else ():
            found.setdefault(word, []).append(one)
    return found
