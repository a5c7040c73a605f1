"""Sentences that leave a reader without the day until which they may contest: it runs from what they cannot see, or none is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from guichet.reading.texts.document import Document, Found
from guichet.told.ideas import names, told
from guichet.told.saying import has, once_in_a_block, told_with
from guichet.told.sayings import words_for


def limits_unknowable(document: Document, lang: str) -> Iterator[Found]:
    """Yield where the time to contest runs from what only the service sees."""
    yield from told(document, lang, "limit_unknowable", supposed=True)


def limits_untold(document: Document, lang: str) -> Iterator[Found]:
    """Yield where one has to contest in time, and nothing that is read with it says how long that is."""
    for found in told(document, lang, "limit_untold", supposed=True):
        around = told_with(found).lower()
        if not has(around, _LENGTH) and names(around, lang, "contests"):
            yield found


def courts_untimed(document: Document) -> Iterator[Found]:
    """Yield where a reader is sent to a court against what was decided, and nothing that is read with it says until when."""
    for lang in ("fr", "en"):
        for found in told(document, lang, "court_untimed", supposed=True):
            if not has(told_with(found).lower(), _LENGTH):
                yield found


_LENGTH = re.compile(
    r"(?<![\d.,£€$])\b(?:\d+|une?|deux|trois|quatre|six|huit|dix|quinze|trente|soixante|one|two|three|four|six|ten|fourteen|twenty-one|twenty-eight|thirty) (?:\w+ )?(?:jours?|semaines?|mois|ans?|days?|weeks?|months?|years?)\b"
    r"|\b(?:jusqu'au|avant le|au plus tard le|until|before|by|no later than) (?:the )?\d"
)
"""How long, or until when."""


def undated_appeals(document: Document) -> Iterator[Found]:
    """Yield where nobody says by when an appeal is answered, if it is, and nothing that is read with it does."""
    for lang in ("fr", "en"):
        for found in chain.from_iterable(
            told(document, lang, one, supposed=True) for one in ("appeal_undated", "answer_undated")
        ):
            around = told_with(found).lower()
            if names(around, lang, "own_appeal") and not has(around, _LENGTH):
                yield found
                break


def limits_in(document: Document) -> Iterator[Found]:
    """Yield all of them, in both languages, once for each block."""
    yield from _limits_named(document)
    asked = (limits_unknowable, limits_untold)
    yield from once_in_a_block(one for lang in ("fr", "en") for each in asked for one in each(document, lang))


def _limits_named(document: Document) -> Iterator[Found]:
    """Yield the words of a letter that a program keeps apart, under a name that says that they are the time to appeal, when it runs from what only the service sees."""
    if document.site is None or not document.path.endswith(_PROGRAMS):
        return
    for prose in document.said:
        lang = "en" if prose.lang == "en" else "fr"
        counted, inside = (words_for(lang, idea).search(prose.plain.lower()) for idea in ("counted_from", "inside_act"))
        if counted is None or inside is None:
            continue
        plain = prose.plain.lower()
        if words_for(lang, "told_day").search(plain) or words_for(lang, "contests").search(plain):
            continue
        start = prose.span(0, 1).start
        above = document.site.text(document.path)[max(0, start - _ABOVE) : start]
        named = [next(name for name in one.groups() if name) for one in _NAMES.finditer(above)]
        if named and _OF_APPEALS.search(named[-1]) is not None:
            match = _WHOLE.match(prose.plain)
            if match is not None:
                yield Found(prose, match.start(), match.end(), match)


_PROGRAMS = (".py", ".php", ".rb", ".js", ".ts", ".mjs", ".java", ".kt", ".yml", ".yaml", ".json", ".toml")
_ABOVE = 200
_NAMES = re.compile(
    r"\b(?:def|function|func|fun)\s+(\w{2,60})|\b(\w{2,60})['\"]?\s*(?:=>|[=:])\s*(?:[>|]-?\s*)?[fru]?['\"`]?$|\b(\w{2,60})['\"]?\s*(?:=>|=)\s|\bString (\w{2,60})\("
)
"""The names under which a text is kept: those of functions, constants and keys, the nearest last."""
_OF_APPEALS = re.compile(r"recours|appeal|contest", re.I)
_WHOLE = re.compile(r".{1,120}", re.S)
