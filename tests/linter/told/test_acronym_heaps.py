"""Sentences made of acronyms, and those that only name one, list codes or shout."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.texts.reading import read_file
from guichet.told.acronym_heaps import heaped


@pytest.mark.parametrize(
    ("text", "is_heap"),
    [
        ("Joindre la DASRI, le PAI, le RPI et le QF de votre enfant.", True),
        ("Apportez le DBX, ou la EPW, le RTJ et votre QLK.", True),
        ("Joindre la DASRI et le PAI de votre enfant.", False),
        ("DASRI PAI RPI QF DMLT", False),
        ("JOINDRE LA DASRI LE PAI LE RPI ET LE QF", False),
        ("Le demandeur joint la DASRI, le PAI, le RPI et le QF.", False),
    ],
)
def test_four_acronyms_make_a_sentence_that_nobody_reads(text: str, is_heap: bool) -> None:
    document = read_file(Source("courriers/fr/a.md", f"Bonjour,\n\n{text}\n"), Config())
    assert bool(list(heaped(document, frozenset()))) is is_heap
