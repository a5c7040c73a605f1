"""What a run asks of one file grows with its length, counted in calls: none goes through the whole file again for each of its lines."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from guichet import api
from guichet.told import status


def switch(count: int) -> str:
    cases = "".join(f"case {one}: return r.status(503).end();\n" for one in range(count))
    return f'app.post("/a", (q, r) => {{ switch (new Date().getHours()) {{ {cases} }} }});\n'


def triggers(count: int) -> str:
    said = 'BEGIN IF HOUR(NOW())>17 THEN SIGNAL SQLSTATE "45000"; END IF; END;'
    return "".join(f"CREATE TRIGGER t{one} BEFORE INSERT ON a FOR EACH ROW {said}\n" for one in range(count))


def calls(path: str, text: str) -> int:
    """How many calls it takes to check a text."""
    count = 0

    def counted(_frame: object, event: str, _given: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        api.check_text(text, path)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("path", "text"),
    [("a.js", switch), ("a.sql", triggers)],
)
def test_twice_as_long_takes_no_more_than_twice_as_much(path: str, text: Callable[[int], str]) -> None:
    calls(path, text(30))  # what is worked out once: expressions, lists
    short, long = calls(path, text(60)), calls(path, text(240))
    assert long <= 6 * short


def test_the_parts_of_one_message_are_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = status.is_sworn

    def counted(plain: str) -> bool:
        asked.append(plain)
        return ask(plain)

    monkeypatch.setattr(status, "is_sworn", counted)
    counts = []
    for parts in (40, 80):
        asked.clear()
        said = ", ".join(['"titre": "Votre demande est close"'] * parts)
        api.check_text(f"{{{said}}}\n", "a.json", isolated=True)
        counts.append(len(asked))
    assert 0 < counts[1] <= 2 * counts[0] + 10
