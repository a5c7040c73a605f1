"""What each key of a configuration takes: a value as its reader takes it, or what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from guichet.core.findings import Text


class ExpectedError(Exception):
    """A value is of another type; `text` says what is expected."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(fr, en)


def strings(value: Any) -> tuple[str, ...]:
    """Return a list of texts."""
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    raise ExpectedError("une liste de textes entre guillemets", "a list of strings")


MOST = 1_000
"""Patterns of files in one key: each is tried on each file."""


def few(found: Any) -> Any:
    """Return patterns that are not too many to be tried on each file."""
    if len(found) > MOST:
        raise ExpectedError(f"{MOST} motifs au plus", f"{MOST} patterns at most")
    return found


def files(value: Any) -> tuple[str, ...]:
    """Return a list of patterns of files."""
    return tuple(few(strings(value)))


def string(value: Any) -> str:
    """Return a text."""
    if isinstance(value, str):
        return value
    raise ExpectedError("un texte entre guillemets", "a string")


def integer(value: Any) -> int:
    """Return a whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ExpectedError("un nombre entier", "a whole number")


def flag(value: Any) -> bool:
    """Return yes or no."""
    if isinstance(value, bool):
        return value
    raise ExpectedError("true ou false", "true or false")


def table_of_keys(value: Any) -> Mapping[str, Any]:
    """Return a table."""
    if isinstance(value, dict):
        return value
    raise ExpectedError("une table", "a table")


def word(*allowed: str) -> Callable[[Any], str]:
    """Return a reader of one of some words."""

    def read(value: Any) -> str:
        if value in allowed:
            return str(value)
        quoted = [f'"{word}"' for word in allowed]
        raise ExpectedError(" ou ".join(quoted), " or ".join(quoted))

    return read


def patterns(value: Any) -> dict[str, tuple[str, ...]]:
    """Return a table from patterns to lists of texts."""
    if isinstance(value, dict):
        return {pattern: strings(words) for pattern, words in few(value).items()}
    raise ExpectedError('une table : "motif" = ["règle"]', 'a table: "pattern" = ["rule"]')


def folders(*allowed: str) -> Callable[[Any], dict[str, str]]:
    """Return a reader of a table from folders to one of some words."""
    one = word(*allowed)

    def read(value: Any) -> dict[str, str]:
        if isinstance(value, dict):
            return {pattern: one(word) for pattern, word in few(value).items()}
        raise ExpectedError(f'une table : "dossier/" = "{allowed[0]}"', f'a table: "folder/" = "{allowed[0]}"')

    return read


def address(value: Any) -> str:
    """Return an address of the Web, whole; "" is none."""
    if value == "" or (isinstance(value, str) and re.fullmatch(r"https?://[^\s\"'<>\x00-\x20\x7f-\x9f]+", value)):
        return str(value)
    raise ExpectedError(
        "une adresse qui commence par https:// ou http://", "an address that begins with https:// or http://"
    )
