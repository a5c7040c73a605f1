"""The draws that lessons show: the rigged one is rigged although it can be checked; the others leave nothing to choose."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SNIPPETS = Path(__file__).parents[2] / "course" / "snippets"
APPOINTMENTS = SNIPPETS / "06-appointments" / "02-resale-and-lottery"
FILES = [f"V{number:03}" for number in range(240)]
SLOTS = [f"créneau {number}" for number in range(180)]
NUMBERS = "4-17-22-31-40"


def appointments(files: list[str], put_up: str, numbers: str) -> Any:
    return runpy.run_path(str(APPOINTMENTS / "good-2.py"))["draw_slots"](files, SLOTS, put_up, numbers)


def checks(files: list[str], put_up: str, numbers: str) -> Any:
    path = SNIPPETS / "09-data-and-scores" / "02-risk-score" / "good.py"
    return runpy.run_path(str(path))["tirer"](files, put_up, numbers, 24)


def put_up(lesson: str, files: list[str], slots: list[str] = SLOTS) -> str:
    path, name, lists = {
        "appointments": (APPOINTMENTS / "good-2.py", "digest", (files, slots)),
        "checks": (SNIPPETS / "09-data-and-scores" / "02-risk-score" / "good.py", "empreinte", (files,)),
    }[lesson]
    found: str = runpy.run_path(str(path))[name](*lists)
    return found


DRAWS = {"appointments": appointments, "checks": checks}


@pytest.mark.parametrize("friend", ["V007", "V101", "V239"])
def test_a_seed_published_the_day_before_can_be_chosen_for_a_friend(friend: str) -> None:
    rigged = runpy.run_path(str(APPOINTMENTS / "rigged.py"))
    seed = rigged["seed_to_publish"](FILES, SLOTS, friend)
    checked_by_anyone = rigged["draw_slots"](list(reversed(FILES)), SLOTS, seed)
    assert checked_by_anyone == rigged["draw_slots"](FILES, SLOTS, seed)
    assert checked_by_anyone[SLOTS[0]] == friend


@pytest.mark.parametrize("lesson", DRAWS)
def test_the_public_numbers_alone_decide_and_anyone_can_run_it_again(lesson: str) -> None:
    draw, digest = DRAWS[lesson], put_up(lesson, FILES)
    assert len(digest) == 64
    assert draw(FILES, digest, NUMBERS) == draw(FILES[::-1], digest, NUMBERS)
    outcomes = [draw(FILES, digest, f"{NUMBERS}-{number}") for number in range(20)]
    assert all(one != outcomes[0] for one in outcomes[1:])


@pytest.mark.parametrize("lesson", DRAWS)
@pytest.mark.parametrize(
    "touched",
    [FILES[1:], [*FILES, "V240"], ["V240", *FILES[1:]], [*FILES, FILES[0]]],
    ids=["one leaves", "one comes", "one for another", "one twice"],
)
def test_a_list_touched_once_the_numbers_are_known_is_refused(lesson: str, touched: list[str]) -> None:
    draw: Callable[..., Any] = DRAWS[lesson]
    with pytest.raises(ValueError, match=r"liste|list"):
        draw(touched, put_up(lesson, FILES), NUMBERS)


def test_slots_in_another_order_are_another_list() -> None:
    with pytest.raises(ValueError, match="list"):
        appointments(FILES, put_up("appointments", FILES, SLOTS[::-1]), NUMBERS)


def test_nine_seeds_out_of_ten_spare_a_given_file() -> None:
    """What lesson 9.2 says of a service that would choose its seed."""
    files = [f"{number:04}" for number in range(2000)]
    path = str(SNIPPETS / "09-data-and-scores" / "02-risk-score" / "good.py")
    lesson = runpy.run_path(path)
    digest = lesson["empreinte"](files)
    spared = sum("0007" not in lesson["tirer"](files, digest, str(seed), 200) for seed in range(300))
    assert 0.85 < spared / 300 < 0.95
