"""Sentences that ask for a letter, a call or a visit from whoever wants to leave what they joined or agreed to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.texts import Document, Prose
from guichet.reading.texts.document import Found
from guichet.told.language.word_lists import pattern
from guichet.told.saying import has, just_before, meant, told_with

_WORDS = "dark_patterns/pressure.toml"
_IT = re.compile(r"\b(?:pour|afin de) (?:l['’]|le |la |les |y )", re.I)
"""A way out of what another sentence names."""
_TAKEN_BACK = re.compile(r"\bretirer\b", re.I)
"""To take back what one agreed to, or to collect what is ready."""
_BETWEEN = re.compile(r"[\W_]+")
"""What stands between the words of a key or of a path."""


def hard_ways_out(document: Document) -> Iterator[Found]:
    """Yield what tells that leaving takes paper, a call or a journey, where nothing simpler is told beside it."""
    for lang in ("fr", "en"):
        for found in meant(document, pattern(_WORDS, f"{lang}.leaving"), lang, supposed=True):
            if not is_told_easily(found.prose, lang) and not _is_of_a_visit(found, lang) and _names_what(found):
                yield found


def is_told_easily(prose: Prose, *langs: str) -> bool:
    """Whether a block tells of a way out as simple as the way in."""
    return any(pattern(_WORDS, f"{lang}.easily").search(prose.plain) for lang in langs or ("fr", "en"))


def _names_what(found: Found) -> bool:
    """Whether what one leaves is told: there, or just before, where it is something that one agreed to or joined."""
    if not _IT.match(found.text):
        return True
    keys = ("agreed_to",) if _TAKEN_BACK.search(found.text) else ("agreed_to", "lasting")
    before = just_before(found.prose, found.start)
    return any(has(before, pattern(_WORDS, f"fr.{key}")) for key in keys)


def _is_of_a_visit(found: Found, lang: str) -> bool:
    """Whether what is called off is a visit that somebody expects, or, when one need only call, nothing that one is said to stay in."""
    cancels, visit, lasting = (pattern(_WORDS, f"{lang}.{key}") for key in ("calls_off", "visits", "lasting"))
    around = told_with(found)
    if found.text.lower().endswith("call"):
        named = _BETWEEN.sub(" ", f"{found.prose.key} {found.prose.document.path}")
        return not (has(around, lasting) or has(named, lasting))
    return bool(cancels.search(found.text.lower()) and has(around, visit) and not has(around, lasting))
