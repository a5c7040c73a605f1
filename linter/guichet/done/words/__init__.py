"""Words that name things of the domain in code and in texts, French and English, used by the model alone."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from functools import cache, lru_cache

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.core.words import spread

_ACCENTS = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_ACCENTS_OF_BYTES = bytes(_ACCENTS.get(code, code) for code in range(256))
_APART = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\W_]+")


@cache
def _lists(file: str) -> Mapping[str, list[str]]:
    return table(f"done/words/{file}.toml")


@cache
def entries(idea: str) -> tuple[str, ...]:
    """Return the words of an idea ("appointments.slots") as substrings of lower-case code. Raises KeyError."""
    return tuple(sorted({one.rstrip("$") for one in _entries(idea)}))


def _entries(idea: str) -> tuple[str, ...]:
    file, _, key = idea.partition(".")
    return spread(_lists(file)[key], _lists(file))


@cache
def names(idea: str) -> re.Pattern[str]:
    """Return what tells that a name, read by `apart`, speaks of an idea ("appointments.slots"). Raises KeyError.

    Entries are beginnings of words, without accents; one that ends with "$" is a whole word; "@" brings in another list.
    """
    longest_first = sorted(
        _entries(idea), key=len, reverse=True
    )  # "nom famille" is one word of a name, and not "nom" beside another
    words = "|".join(re.escape(one[:-1]) + r"\b" if one.endswith("$") else re.escape(one) for one in longest_first)
    return lasting(rf"\b(?:{words})")


@cache
def _written(idea: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The first word of each entry of an idea, and the entry as code or a text may write it."""
    return tuple((one.partition(" ")[0], lasting(r"[\W_]*".join(map(re.escape, one.split())))) for one in entries(idea))


def unaccented(lowered: str) -> str:
    """Return a text in lower case without its accents."""
    if lowered.isascii():
        return lowered
    with suppress(UnicodeEncodeError):  # each sign is a byte: all of them are replaced at once
        return lowered.encode("latin-1").translate(_ACCENTS_OF_BYTES).decode("latin-1")
    for accent, letter in _ACCENTS.items():
        lowered = lowered.replace(
            chr(accent), chr(letter)
        )  # a hundred times as quick as `translate`, which looks up each letter
    return lowered


def opening(idea: str) -> Iterator[str]:
    """Yield the words that open the entries of an idea."""
    return (first for first, _ in _written(idea))


def may_speak_of(plain: str, idea: str, held: Container[str] | None = None) -> bool:
    """Whether a text, in lower case and without accents, may hold a word of an idea: quicker than reading it word by word, and "no" is always true.

    `held` are the words that open ideas and stand in the text, when they were looked for.
    """
    opened = plain if held is None else held
    return any(first in opened and whole.search(plain) is not None for first, whole in _written(idea))


_NAME = 1_000
"""Characters beyond which what is read is a text: few are kept, for as long as one file is asked about."""


_DEEP = 4
"""Folders of a whole path that say what a file is about, the file included."""


def apart(name: str) -> str:
    """Return the words of a name or a text, in lower case, without accents, one space between them."""
    return _name_apart(name) if len(name) <= _NAME else _text_apart(name)


def _apart(name: str) -> str:
    if name.startswith("/"):
        path, space, rest = name.partition(" ")
        name = f"{'/'.join(path.split('/')[-_DEEP:])}{space}{rest}"  # where a project lies says nothing of its files
    return " ".join(_APART.sub(" ", name).lower().translate(_ACCENTS).split())


_name_apart = lru_cache(maxsize=16_384)(_apart)
_text_apart = lru_cache(maxsize=128)(_apart)


def speaks_of(name: str, idea: str) -> bool:
    """Whether a name or a text holds a word of an idea."""
    return bool(names(idea).search(apart(name)))
