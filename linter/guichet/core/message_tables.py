"""Tables of messages, told from tables of data by their first line, and their cells with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guichet.core.words import any_of

TABLES = (".csv",)
LARGEST = 300_000
"""Bytes beyond which a table is data that a program wrote, not messages that somebody did."""

_SEPARATORS = ";\t|,"
_TEXTS = re.compile(
    rf"{any_of('files.wordings')}|textes?|texts?|messages?|msg|contenus?|contents?|corps|body|sms|r[eé]ponses?|answers?"
)
"""The names of columns that hold what is said to people."""
_OF_LANGUAGE = re.compile(
    r"(?:(?:text|texte|message|label|libelle)[_ -])?(fr|en|fran[cç]ais|french|anglais|english)(?:[_-][a-z]{2})?"
)
"""The names of columns that hold what is said in one language, beside those of others."""
_NAMES = re.compile(
    r"keys?|cl[eé]s?|clefs?|codes?|slugs?|ids?|identifiants?|identifiers?|noms?|names?|[eé]v[eè]nements?|events?|templates?|gabarits?|mod[eè]les?|[eé]tapes?|steps?"
)
"""The names of columns that say which message a row is."""
_LANGUAGES = re.compile(r"lang(?:ue|uage)?s?|locales?")


class Cell(NamedTuple):
    """One cell as it is written, between its quotes if it has any, and where it begins."""

    written: str
    start: int
    is_quoted: bool


class Columns(NamedTuple):
    """Where a table keeps the names of its messages, what they say (and in which language), and their language."""

    name: int
    texts: dict[int, str]
    language: int


def may_hold_messages(first_line: str) -> bool:
    """Whether a table may hold messages, by its first line: a column names them, another says them."""
    return columns_of([cell.written for cell in next(rows_of(first_line), [])]) is not None


def columns_of(names: Sequence[str]) -> Columns | None:
    """What the first line of a table says of its columns; None when it is no table of messages."""
    known = [name.strip("\ufeff \t").lower() for name in names]
    name = next((at for at, one in enumerate(known) if _NAMES.fullmatch(one)), -1)
    texts = {at: "" for at, one in enumerate(known) if _TEXTS.fullmatch(one)}
    for at, one in enumerate(known):
        if match := _OF_LANGUAGE.fullmatch(one):
            texts[at] = "en" if match[1].startswith(("en", "an")) else "fr"
    language = next((at for at, one in enumerate(known) if _LANGUAGES.fullmatch(one)), -1)
    return Columns(name, texts, language) if name >= 0 and texts else None


def rows_of(text: str) -> Iterator[list[Cell]]:
    """Yield the rows of a table. What separates its cells is what its first line holds most."""
    first = text[: text.find("\n")] if "\n" in text else text
    separator = max(_SEPARATORS, key=first.count)
    cell = re.compile(rf'"(?P<quoted>(?:[^"]|"")*+)"[ \t]*|(?P<bare>[^\r\n{re.escape(separator)}]*+)')
    row: list[Cell] = []
    at = 0
    while at <= len(text):
        match = cell.match(text, at)
        if match is None:
            return
        part = "quoted" if match["quoted"] is not None else "bare"
        row.append(Cell(match[part], match.start(part), part == "quoted"))
        at = match.end()
        if not text.startswith(separator, at):  # the end of the row; after a quote, what is not one is passed over
            yield row
            row = []
            end = text.find("\n", at)
            if end < 0:
                return
            at = end
        at += 1
