"""Sentences, long sentences and acronyms against a count by hand; syllables against known words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from guichet.reading.language.sentences import sentences, word_count
from guichet.reading.texts import Document, Piece, Prose
from guichet.told.acronyms import acronyms
from guichet.told.language.readability import measure
from guichet.told.language.syllables import syllables

BLOCKS = tomllib.loads((Path(__file__).parent / "hand_counts.toml").read_text(encoding="utf-8"))["block"]


def test_there_are_fifty_blocks() -> None:
    assert len(BLOCKS) == 50


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block["text"][:40])
def test_hand_count(block: dict[str, Any]) -> None:
    text = block["text"]
    found = [text[start:end] for start, end in sentences(text)]
    assert len(found) == block["sentences"], found
    assert sum(word_count(one) > 25 for one in found) == block.get("long", 0)
    document = Document("lettre.txt")
    document.add(Prose(text, "paragraph", [Piece(text, 0)], document, block.get("lang", "fr")))
    unexplained = [use.acronym for use in acronyms(document) if not use.explained]
    assert unexplained == block.get("acronyms", [])


def test_a_letter_before_a_word_that_opens_a_sentence_is_no_initial() -> None:
    text = "Nous payons le permis B. Pour en bénéficier, écrivez à J. Dupont."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Nous payons le permis B.",
        "Pour en bénéficier, écrivez à J. Dupont.",
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Vous payez selon les articles L. 231-1 et suivants du code.", 1),
        ("Vous payez selon l'art. L 231-1 et les art. L.O. 12, R. *4.", 1),
        ("La loi n°. 78-17 vous protège.", 1),
        ("Vous pouvez nous confier (à un voisin aussi).Cette aide est gratuite.", 2),
        ("Répondez vite.Nous vous attendons.", 2),
        ("Allez sur Service-Public.Fr pour lire la suite.", 1),
        ("Écrivez à jean@mairie.fr.Nous vous répondrons.", 1),
    ],
)
def test_a_reference_ends_no_sentence_and_a_lost_space_joins_none(text: str, number: int) -> None:
    assert len(sentences(text)) == number


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        ("maire", "fr", 1), ("mairie", "fr", 2), ("envoyez", "fr", 3), ("l’usager", "fr", 3), ("administration", "fr", 5),
        ("ils", "fr", 1), ("paient", "fr", 1), ("document", "fr", 3), ("ouvrier", "fr", 3), ("guichet", "fr", 2),
        ("quotidien", "fr", 3), ("accueil", "fr", 2), ("rendez-vous", "fr", 3), ("pays", "fr", 2), ("août", "fr", 1),
        ("form", "en", 1), ("application", "en", 4), ("missed", "en", 1), ("needed", "en", 2), ("boxes", "en", 2),
        ("statement", "en", 2), ("people", "en", 2), ("area", "en", 3), ("useful", "en", 2), ("apply", "en", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, lang: str, expected: int) -> None:
    assert syllables(word, lang) == expected


def test_formulas() -> None:
    counted = measure("Venez à la mairie. Elle est ouverte.", "fr")
    assert (counted.sentences, counted.words, counted.syllables) == (2, 7, 10)
    assert counted.ease("fr") == pytest.approx(207 - 1.015 * 3.5 - 73.6 * 10 / 7)
    assert counted.lix == pytest.approx(3.5 + 100 * 1 / 7)
