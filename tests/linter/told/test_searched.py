"""A text that changed is searched near what changed: what is found is what a search of the whole finds."""

from __future__ import annotations

import random
import re

import pytest
from guichet.reading.texts import searched as module
from guichet.reading.texts.searched import Searched, searched

WORDS = ("le", "guichet", "ferme", "à midi", "ne ferme", "pas.", "Été", "midi")
PATTERNS = [
    re.compile(one, re.M)
    for one in (
        r"ferme",
        r"(?<!ne )ferme",
        r"ferme\s+à",
        r"^le\b",
        r"midi$",
        r"\bmidi(?!\s+le)",
        r"[^.\n]{0,9}midi",
        r"x*",
    )
]


def found(one: Searched, pattern: re.Pattern[str]) -> list[tuple[int, int, str]]:
    return [(place.first, place.match.start() - place.base, place.match[0]) for place in one.places(pattern)]


def block(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randrange(1, 4)))


@pytest.mark.parametrize("seed", range(200))
def test_after_a_change_the_same_is_found_as_in_a_text_that_is_new(seed: int) -> None:
    chance = random.Random(seed)
    blocks = [block(chance) for _ in range(chance.randrange(24))]
    one = Searched(blocks)
    for _ in range(6):
        for pattern in PATTERNS:
            assert found(one, pattern) == found(Searched(blocks), pattern)
        low = chance.randrange(len(blocks) + 1)
        high = min(len(blocks), low + chance.randrange(3))
        blocks = [*blocks[:low], *(block(chance) for _ in range(chance.randrange(3))), *blocks[high:]]
        one = Searched(blocks, one)


def test_only_what_changed_is_searched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_last", {})
    blocks = [f"le guichet {number} ferme" for number in range(100)]
    first = searched("a.html", "fr", blocks)
    assert len(list(first.places(PATTERNS[0]))) == 100
    assert searched("a.html", "fr", list(blocks)) is first
    later = searched("a.html", "fr", [*blocks, "il ferme"])
    places = list(later.places(PATTERNS[0]))
    assert [place.first for place in places] == [*range(101)]
    assert len({id(place.match.string) for place in places}) == 2
    assert len(places[-1].match.string) < 100, "the match keeps a few blocks alive, not the whole text"
    for number in range(20):
        searched(f"{number}.html", "fr", blocks)
    assert len(module._last) == 8
