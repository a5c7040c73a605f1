"""The number, or the short text, that a name is given, in a text or somewhere in a project."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from guichet.core.memo import memo
from guichet.core.numbers import reckoned
from guichet.reading.templates.site import JVM_PROGRAMS, RUBY_PROGRAMS, SCRIPT_SUFFIXES, Site

_Value = TypeVar("_Value")
_HOLDING = (".py", ".php", ".json", ".yml", ".yaml", ".toml", *JVM_PROGRAMS, *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)


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
    """What follows the first place where a text gives a name a value; letters are found much faster than an expression is."""
    at = text.find(name)
    while at >= 0:
        before = text[at - 1 : at]
        found = None if before.isalnum() or before in ("_", "-") else value.match(text, at + len(name))
        if found is not None:
            return found
        at = text.find(name, at + 1)
    return None


def held_number(name: str, project: Site) -> float | None:
    """Return the number that a name is given somewhere in the project, looked for once."""
    return held(number_in, name, project)


def held(read: Callable[[str, str], _Value | None], name: str, project: Site, file: str = "") -> _Value | None:
    """Return what a name is given somewhere in the project, or in the files called so, as it is read in each; looked for once."""
    known, asked = _known(project), (read.__name__, name, file)
    if asked not in known:
        paths = (one for one in project.paths if one.endswith(_HOLDING) and (not file or stem(one) == file))
        texts = (project.text(one) for one in paths if project.holds(one, name))
        known[asked] = next((value for text in texts if (value := read(name, text)) is not None), None)
    found: _Value | None = known[asked]
    return found


def stem(path: str) -> str:
    """Return what a file is called, without its folders and its ends."""
    return path.rpartition("/")[2].partition(".")[0]


@memo
def _known(_: Site) -> dict[tuple[str, str, str], Any]:
    return {}
