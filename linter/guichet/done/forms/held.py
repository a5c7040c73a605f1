"""Answers that a table of a database holds to a pattern: how SQL says it, and what is asked by it."""

from __future__ import annotations

import re

from guichet.core.places import Place
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Asked, Pattern, Sort
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of

HELD = r"(?:\w+\s*\(\s*)?[\"`\[]?(?P<column>\w+)[\"`\]]?\s*\)?\s*(?:~\*?|regexp|rlike|similar\s+to)\s*e?'(?P<pattern>[^'\n]{3,200})'"
"""A column held to a pattern, as a check says it."""
TABLE = re.compile(
    r"\b(?:create\s+table\s+(?:if\s+not\s+exists\s+)?|alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?|create\s+domain\s+)([\w.\"`]+)",
    re.I,
)


def asked_by(table: str, column: str, pattern: Pattern, place: Place) -> DescribedForm:
    """Return what a table asks in a column that it holds to a pattern; a type of its own bears the name of what it asks."""
    is_type = column.lower() == "value"
    asked = Asked(table if is_type else column, "", Sort.TEXT, False, pattern.path, pattern.span, None, (pattern,))
    return DescribedForm(
        Kind.ASK, pattern.path, pattern.span, place, name=table, fields=(asked,), title=f"{table} {pattern.path}",
        read=speaks_of(table, "fields.someone") or is_type,
    )  # fmt: skip
