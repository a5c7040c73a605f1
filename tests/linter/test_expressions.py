"""Whatever is repeated, an expression costs the size of the text: one that is searched for says what begins a match.

Where a match begins by a repeat without end (`\\s*=`), each character of a long run is tried as its beginning, and each
time the rest of the run is read: quadratic. What mends it says what comes before (`\\b`, `(?<!\\s)`), or how many at most.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import guichet
import pytest
from guichet.told.sayings import words_for

from tests.turns import by_turns

HERE = Path(guichet.__file__).parent
SEARCHES = {"search", "finditer", "findall", "sub", "subn", "split"}
FEW = 1000
"""A repeat of at most so many is bounded."""
ONE_IN = 8
"""Of the modules."""


@cache
def searched() -> dict[str, re.Pattern[str]]:
    """The expressions of modules that are searched for, by module and name; those that a call holds, by module and line."""
    found = {}
    for info in by_turns(list(pkgutil.walk_packages([str(HERE)], "guichet.")), ONE_IN):
        if info.name.endswith("__main__") or ".generate" in info.name:
            continue
        file = Path(importlib.import_module(info.name).__file__ or "")
        names = {*_searched_in(file)}
        found.update((f"{info.name}:{line}", one) for line, one in _written_in_calls(file))
        for name, value in vars(sys.modules[info.name]).items():
            if name in names and isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{info.name}.{name}"] = value
    return found


def _searched_in(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in SEARCHES and isinstance(node.value, ast.Name):
            yield node.value.id


def _written_in_calls(file: Path) -> Iterator[tuple[int, re.Pattern[str]]]:
    """The expressions that are written where they are searched for: `re.sub(r"…", " ", said)`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SEARCHES):
            continue
        if (
            isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and isinstance(node.args[0], ast.Constant)
        ):
            flags = {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute) and one.attr in _FLAGS}
            yield node.lineno, re.compile(node.args[0].value, sum(getattr(re, one) for one in flags))


_FLAGS = frozenset({"I", "M", "S", "X", "A"})


def words_of(one: re.Pattern[str]) -> list[str]:
    """What an expression spells out, the longest first: a text that holds it takes the expression further than any other."""
    found: list[str] = []
    _spell(parser.parse(one.pattern, one.flags & ~re.U), found)
    return sorted(dict.fromkeys(found), key=len, reverse=True)[:MOST_WORDS]


MOST_WORDS = 8


def _spell(items: Any, found: list[str]) -> None:
    run = ""
    for kind, value in items:
        if kind is codes.LITERAL:
            run += chr(value)
            continue
        found += [run] if run else []
        run = ""
        if kind is codes.SUBPATTERN:
            _spell(value[-1], found)
        elif kind is codes.BRANCH:
            for one in value[1][:MOST_WORDS]:
                _spell(one, found)
        elif kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _spell(value[2], found)
        elif kind is codes.ATOMIC_GROUP:
            _spell(value, found)
    found += [run] if run else []


def begins_without_end(items: Any, flags: int) -> bool:
    """Whether a match may begin by a repeat without end that something must follow."""
    items = list(items)
    for at, (kind, value) in enumerate(items):
        if kind is codes.AT:
            return bool(value is codes.AT_BEGINNING and flags & re.M and _crosses_lines(items[at + 1 :]))
        if kind in (codes.ASSERT, codes.ASSERT_NOT):
            if value[0] < 0:
                return False
            continue
        if kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, inside = value
            if most > FEW and _width(inside) and _must_follow(items[at + 1 :]):
                return True
            if least or begins_without_end(inside, flags):
                return begins_without_end(inside, flags)
            continue
        if kind in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            inside = value[-1] if kind is codes.SUBPATTERN else value
            return begins_without_end([*inside, *items[at + 1 :]], flags)
        if kind is codes.BRANCH:
            return any(begins_without_end([*one, *items[at + 1 :]], flags) for one in value[1])
        return False
    return False


def _crosses_lines(items: list[Any]) -> bool:
    """Whether a repeat at the beginning of a line takes ends of lines too."""
    for kind, value in items:
        if kind is codes.SUBPATTERN:
            return _crosses_lines(list(value[-1]))
        if kind not in (codes.MAX_REPEAT, codes.MIN_REPEAT) or value[1] <= FEW:
            return False
        [(kind, inside), *_] = list(value[2])
        space = (codes.CATEGORY, codes.CATEGORY_SPACE)
        return bool(kind is codes.IN and space in inside and (codes.NEGATE, None) not in inside)
    return False


def _width(items: Any) -> int:
    return int(items.getwidth()[1])


def _must_follow(items: list[Any]) -> bool:
    """Whether something must follow: what may be empty, or forbids one character, never sends the search back."""
    for kind, value in items:
        if kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and not value[0]:
            continue
        return kind is not codes.ASSERT_NOT
    return False


def test_a_search_says_what_begins_a_match() -> None:
    flagged = {
        name: one.pattern[:80]
        for name, one in searched().items()
        if begins_without_end(parser.parse(one.pattern, one.flags & ~re.U), one.flags)
    }
    assert flagged == {}


_WITHOUT_END = re.compile(r"(?<!\\)\)[*+](?!\+)")


@pytest.mark.parametrize("file", sorted(HERE.rglob("*.toml")), ids=lambda file: file.name)
def test_no_group_of_words_is_repeated_without_end(file: Path) -> None:
    """Words that two turns of a group may both take, as in `(?:en |vous |vous en )*`, are tried in every way: it never ends."""
    lines = file.read_text("utf-8").splitlines()
    assert [line[:60] for line in lines if not line.startswith("#") and _WITHOUT_END.search(line)] == []


def test_small_words_that_come_again_and_again_are_read_to_their_end() -> None:
    assert [*words_for("fr", "to_undo").finditer("vous en " * 80)] == []
