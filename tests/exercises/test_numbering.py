"""Numbers of files of each kind are all different, and a kind that is set apart is told from luck."""

from __future__ import annotations

from random import Random

from grading.numbering import KINDS, favoured, numbered, of_each_kind


def test_no_two_numbers_are_written_alike() -> None:
    found = [numbered(number, kind) for number in range(3000) for kind in range(len(KINDS))]
    assert len(found) == len(set(found))


def test_a_kind_that_comes_last_is_found_and_luck_is_left_alone() -> None:
    kinds = of_each_kind(Random(1), 3)
    files = [file for kind in kinds for file in kind]
    for seed in range(50):
        draw = Random(seed)
        assert favoured(kinds, [draw.sample(files, 5) for _ in range(120)]) is None
    draw, set_apart = Random(1), set(kinds[2])
    lines = [sorted(draw.sample(files, len(files)), key=set_apart.__contains__)[:5] for _ in range(120)]
    found = favoured(kinds, lines)
    assert found
    assert found[0] == KINDS[2][0]
    assert found[1] == 0
