"""What a text without end costs: a sentence is bounded once, and what holds of a block or of a letter is asked of it once."""

from __future__ import annotations

import re

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.done.deciding import letters
from guichet.reading.language.sentences import sentences
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.reading import read_file


def letter(text: str) -> Document:
    return read_file(Source("courriers/a.txt", f"Bonjour,\n\n{text}\n"), Config())


@pytest.mark.parametrize("word", ["vous serez radié et ", "x" * 50])
def test_words_that_no_full_stop_ends_are_cut_before_they_are_no_sentence(word: str) -> None:
    text = (word * 2000).strip()
    parts = sentences(text)
    assert max(end - start for start, end in parts) <= 3000
    assert " ".join(text[start:end] for start, end in parts) == text or "".join(text[a:b] for a, b in parts) == text


def test_a_sentence_that_people_can_follow_is_whole() -> None:
    text = "Vous pouvez venir, " * 100 + "et rester."
    assert sentences(text) == [(0, len(text))]


def test_a_block_is_searched_once_for_what_it_holds() -> None:
    prose = letter("Vous pouvez venir.").blocks[-1]
    assert prose.holds(re.compile("venir"))
    prose.__dict__["plain"] = ""
    assert prose.holds(re.compile("venir"))
    assert not prose.holds(re.compile("partir"))


def test_a_letter_is_joined_once_however_many_refusals_it_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Prose] = []
    first_case = letters._first_case

    def counted(prose: Prose) -> int:
        asked.append(prose)
        return first_case(prose)

    monkeypatch.setattr(letters, "_first_case", counted)
    document = letter("Si vous partez, " + "votre demande est refusée, " * 90)
    assert letters.letter_of(document) is None
    kept = [key for block in document.blocks for key in block.__dict__ if "_first_case" in key]
    assert len(asked) >= 30
    assert len(kept) == 1
