"""Who can finish, told in the terminal, to a program, to whoever reads a change, and on a page to project and to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guichet.core.findings import Lang
from guichet.reporters.people import json, markdown, page, text
from guichet.reporters.people.about import About
from guichet.walked.walk import Walk, Walks

Written = Callable[[Walks, Sequence[Walk], Lang, About], str]
FORMATS: dict[str, Written] = {
    "text": text.written, "markdown": markdown.written, "json": json.written, "html": page.written,
}  # fmt: skip
listed = text.listed


def written(walks: Walks, lost: Sequence[Walk], form: str, lang: Lang, about: About | None = None) -> str:
    """Return the walks in one of the forms; `lost` are those that ended before, and no longer do."""
    return FORMATS[form](walks, lost, lang, about or About())
