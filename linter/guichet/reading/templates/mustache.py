"""The sections of Mustache around a place of a template: `{{#accepted}}…{{/accepted}}` shows what it holds to some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from guichet.core.memo import memo

if TYPE_CHECKING:
    from guichet.reading.templates.template import Template

_MARK = re.compile(r"\{\{\s?([#^/])\s?([\w.$-]{1,80})")
Section = tuple[int, str, bool]
"""Where a mark ends, the name that it opens or closes, and whether it closes it; what is shown without the name has none."""


def sections_around(template: Template, offset: int) -> list[str]:
    """Return the names without which a place is not shown, the outermost first."""
    opened: list[str] = []
    for at, name, closes in _marks(template):
        if at > offset:
            break
        if not closes:
            opened.append(name)
        elif opened:
            opened.pop()
    return [name for name in opened if name]


@memo
def _marks(template: Template) -> Sequence[Section]:
    text = template.source.text
    if "{{#" not in text and "{{ #" not in text:
        return ()
    return [(one.end(), one[2] if one[1] == "#" else "", one[1] == "/") for one in _MARK.finditer(text)]
