"""What a finding is known by, wherever it stands: what is written there, without what mends another flaw of the same tag."""

from __future__ import annotations

import hashlib
import re

_TAG = re.compile(r"<[A-Za-z][\w:.-]*[^<>]*>")
_MARKS = re.compile(
    r"""\s(?:xml:lang|lang|alt|title|role|tabindex|autocomplete|scope|headers|aria-[\w-]+)(?:\s?=\s?(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))?(?=[\s/>])""",
    re.I,
)
"""What is added to a tag to mend one flaw: the others of that tag are still the same."""


def fingerprint(text: str) -> str:
    """Return what is written somewhere as sixteen hexadecimal digits: its white space does not count, nor the marks of a tag."""
    folded = " ".join(text.split())
    return of_all(_MARKS.sub("", folded) if _TAG.fullmatch(folded) else folded)


def of_all(text: str) -> str:
    """Return the same of all that is written there: how lines were known before marks were left out."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]
