"""The files whose words no rule was asked about, since nothing tells their language: a run says how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Family, Finding, Position, Severity, Span, Text
from guichet.core.memo import lasting_memo
from guichet.engine.catalogue import selected
from guichet.reading.templates.site import Site, makes_markup

if TYPE_CHECKING:
    from guichet.reading.texts import Document

_MARK = "words-unread"
"""No rule: what a run notes of a file goes with its findings through processes and the cache, and is taken out of them."""
_SENTENCE = 40
"""Characters of a sentence: what is shorter is a label, which tells no language."""


def note(document: Document) -> None:
    """Remember that a page, or a component, holds a sentence whose language is not known."""
    is_unread = any(len(block.text) >= _SENTENCE for block in document.unsettled)
    if is_unread and document.site is not None and makes_markup(document.path):
        _noted(document.site).add(document.path)


@lasting_memo
def _noted(site: Site) -> set[str]:
    return set()


def marks(path: str, site: Site) -> list[Finding]:
    """Return the mark of a file that was noted, if it was."""
    if path not in _noted(site):
        return []
    at, said = Position(1, 1, 1, 1), Text("", "")
    family, severity, certainty = Family.GUICHET, Severity.MINOR, Certainty.REVIEW
    return [Finding(_MARK, "", family, severity, certainty, path, Span(0, 0), at, said)]


def parted(found: Iterable[Finding], config: Config) -> tuple[list[Finding], list[str]]:
    """Return findings without marks, and the files that are marked, if rules on words are asked at all."""
    told, marked = list[Finding](), list[Finding]()
    for one in found:
        (marked if one.rule == _MARK else told).append(one)
    are_asked = marked and any(card.family is Family.PLAIN_LANGUAGE for card in selected(config))
    return told, sorted({one.path for one in marked}) if are_asked else []
