"""Answers that a table of a database holds to a pattern or to a list: how SQL says it, and what is asked by it."""

from __future__ import annotations

import re

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Asked, Pattern, Sort
from guichet.done.forms.papers import keeps_papers
from guichet.done.forms.ruled import accounts_held
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of

_EMPTY = r"\s+[\"`\[]?(?P=column)[\"`\]]?\s+is\s+null"
"""That the column is empty."""
HELD = (
    r"(?:\w+\s*\(\s*)?[\"`\[]?(?P<column>\w+)[\"`\]]?\s*\)?\s*(?:~\*?|regexp|rlike|similar\s+to)\s*e?'(?P<pattern>[^'\n]{3,200})'"
    + rf"(?!\s*or\b(?!{_EMPTY}))"
)
"""A column held to a pattern, as a check says it, and to nothing else instead."""
SIZED = r"(?:char_|character_)?len(?:gth)?\s*\(\s*(?:(?:b?trim|coalesce)\s*\(\s*)?[\"`\[]?(?P<column>\w+)[\"`\]]?[^<>()]{0,12}\)?\s*\)\s*(?P<sign>>=?)\s*(?P<fewest>\d{1,3})\b"
"""A column held to so many signs or more."""
LISTED = (
    r"[\"`\[]?(?P<column>\w+)[\"`\]]?\s*(?:\)\s*|(?<=\s))in\s*\(\s*(?P<list>'[^'\n]{1,80}'(?:\s*,\s*'[^'\n]{1,80}'){0,40})\s*\)"
    + rf"(?=\s*(?:or{_EMPTY}\s*)?\))"
)
"""A column held to a list, which is all that a check says; it may be empty."""
TABLE = re.compile(
    r"\b(?:create\s+table\s+(?:if\s+not\s+exists\s+)?|alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?|create\s+domain\s+)([\w.\"`]+)",
    re.I,
)


def asked_by(table: str, column: str, pattern: Pattern, place: Place) -> DescribedForm:
    """Return what a table asks in a column that it holds to a pattern; a type of its own bears the name of what it asks."""
    is_type = column.lower() == "value"
    asked = Asked(table if is_type else column, "", Sort.TEXT, False, pattern.path, pattern.span, None, (pattern,))
    known = speaks_of(table, "fields.someone") or is_type or bool(accounts_held(table, (asked,)))
    return _form(table, asked, place, read=known)


def sized_by(found: re.Match[str]) -> int:
    """Return how many signs a column must hold, as a check says it."""
    return int(found["fewest"]) + (found["sign"] == ">")


def chosen_by(
    table: str, column: str, offered: tuple[str, ...], path: str, span: Span, place: Place, *, required: bool = False
) -> DescribedForm:
    """Return what a table lets be chosen in a column that it holds to a list; `required` when the column may not be empty."""
    asked = Asked(column, "", Sort.CHOICE, required, path, span, offered, kind="column")
    return _form(table, asked, place, read=speaks_of(table, "fields.someone") or keeps_papers(table, (asked,)))


def _form(table: str, asked: Asked, place: Place, *, read: bool) -> DescribedForm:
    return DescribedForm(Kind.ASK, asked.path, asked.span, place, name=table, fields=(asked,), title=f"{table} {asked.path}", read=read)  # fmt: skip
