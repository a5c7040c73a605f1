"""Quantities that an answer names are met, and luck is told from what only looks like it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from grading.sizes import LARGEST, enough_for, is_no_luck, near_decimals, near_numbers, sizes_in

FILES = [str(1000 + at) for at in range(50)]


def answer(folder: Path, code: str) -> Path:
    """An answer of one program."""
    (folder / "app.py").write_text(code, encoding="utf-8")
    return folder


def test_what_is_named_is_a_size_and_so_are_those_beside_it(tmp_path: Path) -> None:
    folder = answer(tmp_path, "def door(line):\n    return len(line) > 0x78 and len(line) != 3e2 and 10**9\n")
    sizes = sizes_in(folder, Random(1), least=6)
    assert sizes[0] == LARGEST
    assert {119, 120, 121, 299, 300, 301} <= set(sizes)
    assert min(sizes) >= 6
    assert enough_for(folder, Random(1), usual=50, most=150) == 121
    assert enough_for(folder, Random(1), usual=50, most=20) == 50


def test_many_numbers_take_no_more_time_than_there_is(tmp_path: Path) -> None:
    folder = answer(tmp_path, f"MANY = {list(range(1000, 1400))}\n")
    assert sum(sizes_in(folder, Random(1), least=2, budget=10_000)) <= 10_000


def test_luck_moves_from_one_draw_to_another_and_leans_on_no_side() -> None:
    for at in range(200):
        draw = Random(at)
        assert not is_no_luck([draw.sample(FILES, 5) for _ in range(6)], FILES)
    draw = Random(7)
    assert is_no_luck([FILES[20:25] for _ in range(6)], FILES)
    assert is_no_luck([draw.sample(FILES[:12], 5) for _ in range(6)], FILES)
    assert is_no_luck([draw.sample(FILES[-12:], 5) for _ in range(6)], FILES)


@pytest.mark.parametrize("seed", range(5))
def test_near_numbers_are_told_apart_by_whoever_keeps_every_digit_alone(seed: int) -> None:
    pairs = near_numbers(Random(seed))
    assert all(one < other <= one + 1 for one, other in pairs)
    assert {len(str(int(one))) for one, _ in pairs} == set(range(1, 10))
    # As people write them: no digit beyond the cents.
    assert all(round(value, 2) == value and len(f"{value}".partition(".")[2]) <= 2 for pair in pairs for value in pair)
    for careless in ("{:g}", "{:.1f}", "{:.0f}"):
        assert any(careless.format(one) == careless.format(other) for one, other in pairs), careless


@pytest.mark.parametrize("seed", range(5))
def test_near_decimals_are_told_apart_by_whoever_keeps_every_decimal(seed: int) -> None:
    pairs = near_decimals(Random(seed))
    assert all(0 < other - one < 0.0011 for one, other in pairs)
    for careless in ("{:.2f}", "{:.3f}", "{:.5f}"):
        assert any(careless.format(one) == careless.format(other) for one, other in pairs), careless
    assert all(str(one) != str(other) and float(str(one)) == one for one, other in pairs)
