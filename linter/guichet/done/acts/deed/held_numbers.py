"""The number, or the short text, that a name is given, in a text or somewhere in a project."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from guichet.core.memo import keyed_memo, lasting_memo, memo
from guichet.core.numbers import reckoned
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, TYPED_PROGRAMS, Site

_Value = TypeVar("_Value")
_HOLDING = (".py", ".php", ".json", ".yml", ".yaml", ".toml", *TYPED_PROGRAMS, *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)


_NUMBER = re.compile(r"['\"]?\s*(?:=>|[:=])\s*([\d_]{1,12}(?:\s*\*\s*[\d_]{1,12}){0,3})")
_WORDS = re.compile(r"['\"]?\s*(?:=>|[:=])\s*['\"]([^'\"\n]{1,40})['\"]")


def number_in(name: str, text: str) -> float | None:
    """Return the number that a text gives a name, or makes of a few that it multiplies; None when it gives it none."""
    found = _given(name, text, _NUMBER)
    return reckoned(found[1]) if found is not None else None


def text_in(name: str, text: str) -> str | None:
    """Return the short text between quotes that a text gives a name; None when it gives it none."""
    found = _given(name, text, _WORDS)
    return found[1] if found is not None else None


def _given(name: str, text: str, value: re.Pattern[str]) -> re.Match[str] | None:
    """What follows the first place where a text gives a name a value."""
    for found in _giving(name, value).finditer(text):
        before = text[found.start() - 1 : found.start()]
        if not (before.isalnum() or before in ("_", "-")):
            return found
    return None


@lru_cache(maxsize=512)
def _giving(name: str, value: re.Pattern[str]) -> re.Pattern[str]:
    """A name, then what gives it a value: letters that an expression begins with are found much faster than the rest of it."""
    return re.compile(re.escape(name) + value.pattern)


def held_number(name: str, project: Site) -> float | None:
    """Return the number that a name is given somewhere in the project, looked for once."""
    return held(number_in, name, project)


def held(read: Callable[[str, str], _Value | None], name: str, project: Site, file: str = "") -> _Value | None:
    """Return what a name is given somewhere in the project, or in the files called so, as it is read in each; looked for once."""
    known, asked = _known(project), (read.__name__, name, file)
    if asked not in known:
        paths = [one for one in _called(project).get(file, ()) if project.holds(one, name)] if file else _naming(name, project)  # fmt: skip
        texts = map(project.text, paths)
        known[asked] = next((value for text in texts if (value := read(name, text)) is not None), None)
    found: _Value | None = known[asked]
    return found


@lasting_memo
def _holding(project: Site) -> tuple[str, ...]:
    """The files of a project that give names to numbers."""
    return tuple(one for one in by_hand(project) if one.endswith(_HOLDING))


@lasting_memo
def _called(project: Site) -> dict[str, list[str]]:
    """The same files, by what they are called."""
    found: dict[str, list[str]] = {}
    for path in _holding(project):
        found.setdefault(stem(path), []).append(path)
    return found


def paths_holding(name: str, project: Site) -> tuple[str, ...]:
    """Return the files of a project that may give a name a number, as they hold it."""
    return _naming(name, project)


@keyed_memo
def _naming(name: str, project: Site) -> tuple[str, ...]:
    """Those that hold a name, gone through once however it is read there."""
    return tuple(one for one in _holding(project) if project.holds(one, name))


def stem(path: str) -> str:
    """Return what a file is called, without its folders and its ends."""
    return path.rpartition("/")[2].partition(".")[0]


@memo
def _known(_: Site) -> dict[tuple[str, str, str], Any]:
    return {}
