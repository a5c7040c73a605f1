"""What is drawn by turns is all met in the end, and drawn in one place, so that `make turns` finds whoever draws."""

import math
from pathlib import Path

import pytest

from tests import turns

TESTS = Path(__file__).parent


def test_turns_meet_everything_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "EVERYTHING", False)
    met: list[str] = []
    for number in range(3):
        monkeypatch.setattr(turns, "turn", lambda number=number: number)
        met += turns.by_turns("abcdefgh", 3)
    assert sorted(met) == list("abcdefgh")
    assert turns.one_by_turns("abc") == ["c"]
    monkeypatch.setattr(turns, "EVERYTHING", True)
    assert turns.by_turns("abcdefgh", 3) == list("abcdefgh")


def test_a_test_that_is_put_off_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "EVERYTHING", False)
    names = [f"tests/test_loop.py::test_{letter}" for letter in "abcdefghijkl"]
    runs = []
    for number in range(3):
        monkeypatch.setattr(turns, "turn", lambda number=number: number)
        runs.append([name for name in names if not turns.is_put_off(name, 3)])
    assert sorted(name for run in runs for name in run) == sorted(names)
    assert max(map(len, runs)) < len(names)
    monkeypatch.setattr(turns, "EVERYTHING", True)
    assert not any(turns.is_put_off(name, 3) for name in names)


def test_what_is_put_off_is_not_run(request: pytest.FixtureRequest) -> None:
    """Whatever else is collected beside this test: what waits for another commit is marked for the audit."""
    asked = any("::" in one for one in request.config.args)
    waiting = [
        one.nodeid
        for one in request.session.items
        if (mark := one.get_closest_marker("turns"))
        and turns.is_put_off(own_name(one), *mark.args)
        and one.get_closest_marker("audit") is None
    ]
    assert waiting == [] or asked


def test_no_file_is_put_off_whole_at_any_commit(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is broken in a file is told by the commit that breaks it, in one of its tests at least."""
    monkeypatch.setattr(turns, "EVERYTHING", False)
    asked = any("::" in one for one in request.config.args)
    files = {} if asked else request.config.stash[turns.DRAWN_FROM]
    for path, by_turn in files.items():
        drawn = {every: names for every, names in by_turn.items() if every}
        if 1 in drawn or not drawn:
            continue
        for number in range(math.lcm(*drawn)):
            monkeypatch.setattr(turns, "turn", lambda number=number: number)
            assert any(not turns.is_put_off(name, every) for every, names in drawn.items() for name in names), (
                path,
                number,
            )


def own_name(test: pytest.Item) -> str:
    """The name of a test without that of its group, which is added once the draw is made."""
    group = test.get_closest_marker("xdist_group")
    return test.nodeid.removesuffix(f"@{group.args[0]}") if group else test.nodeid


def test_nothing_is_drawn_elsewhere() -> None:
    """Whoever asks for the commit draws for themselves."""
    asking = {path.name for path in TESTS.rglob("*.py") if "rev-parse" in path.read_text("utf-8")}
    assert asking == {Path(turns.__file__).name, Path(__file__).name}
