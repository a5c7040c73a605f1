"""Texts that careless code takes for the same are other texts, and long ones differ at their end alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from grading.spellings import LONG, SCRIPTS, long_ones, of_same_size, respelt

TEXT = "l’arrêté n° 58-A de l’été"


def test_each_spelling_is_another_text() -> None:
    others = [other for _, other in respelt(TEXT)]
    assert TEXT not in others
    assert len(set(others)) == len(others)


@pytest.mark.parametrize(
    "careless",
    [
        lambda text: text.encode("ascii", "ignore"),
        lambda text: unicodedata.normalize("NFC", text),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: unicodedata.normalize("NFKC", text),
        lambda text: "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)),
        lambda text: text.replace("’", "'"),
        lambda text: text.replace("\u00a0", " "),
        lambda text: text.replace("\u2011", "-"),
        lambda text: "".join(one for one in text if one.isalnum()),
        lambda text: " ".join(text.split()),
        lambda text: "".join(text.split()),
    ],
)
def test_careless_code_takes_one_of_them_for_the_text(careless: Callable[[str], object]) -> None:
    assert any(careless(other) == careless(TEXT) for _, other in respelt(TEXT))


def test_long_texts_differ_at_their_end_alone() -> None:
    one, other = long_ones("à l’étang ")
    assert one != other
    assert one[:LONG] == other[:LONG]


@pytest.mark.parametrize("text", SCRIPTS)
def test_sentences_of_elsewhere_are_the_same_for_code_that_keeps_latin_letters(text: str) -> None:
    other = of_same_size(text)
    assert text != other
    assert sorted(text) == sorted(other)
    for code in ("ascii", "latin-1"):
        assert text.encode(code, "ignore") == other.encode(code, "ignore")
