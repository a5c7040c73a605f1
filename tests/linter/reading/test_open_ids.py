"""Which of many ids one may be is the same by look-up as one after the other."""

from __future__ import annotations

from itertools import product

import pytest
from guichet.core.many_words import ManyWords
from guichet.reading.templates.open_ids import HOLE, Ids, may_be, may_meet

PIECES = ["", "rue", "rue-", "-rue", "aide", "rue-aide"]
WRITTEN = sorted({*PIECES, *(f"{head}{HOLE}{tail}" for head, tail in product(PIECES, PIECES))} - {""})


@pytest.mark.parametrize("wanted", WRITTEN)
def test_one_of_many(wanted: str) -> None:
    for asked in (may_be, may_meet):
        for other in WRITTEN:
            assert Ids([other]).may_hold(wanted, asked) is (wanted == other or asked(wanted, other))
        rest = [one for one in WRITTEN if one != wanted]
        assert Ids(rest).may_hold(wanted, asked) is any(asked(wanted, one) for one in rest)


def test_what_goes_with_too_many_may_be_one_of_them() -> None:
    several = [f"rue-{number}-{HOLE}-a" for number in range(300)]
    assert not Ids(several[:20]).may_hold(f"rue-{HOLE}-b", may_meet)
    assert Ids(several).may_hold(f"rue-{HOLE}-b", may_meet)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["a", "ab", "abc", "bc", "c"], "abcabbc"),
        (["rue", "rue-aide", "aide", ""], "rue-aides rue-aid"),
        (["x" * 29, "x" * 30, "x" * 31, "x" * 40, "x" * 30 + "y"], "x" * 45 + "y"),
        ([".*", "[a", "(?"], "a.*[a(?b"),
        ([], "rue"),
    ],
)
def test_words_are_found_wherever_they_stand(words: list[str], text: str) -> None:
    wanted = {(word, at) for word in words if word for at in range(len(text)) if text.startswith(word, at)}
    found = list(ManyWords(words).places(text))
    assert set(found) == wanted
    assert len(found) == len(wanted)
