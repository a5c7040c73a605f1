"""What a kind of field that a project of PHP writes itself is built on: `AccordType` stands for a box, with what its class says of every one."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.source import Source
from guichet.reading.php.elsewhere import file_of

_PARENT = re.compile(r"function\s+getParent\s*\([^{]{0,60}\{\s*return\s+\\?(?:\w+\\)*(\w+Type)::class\s*;")
_HOPS = 3


def built_on(kind: str, project: Any) -> tuple[str, tuple[Source, ...]]:
    """Return the kind that a field comes down to, `CheckboxType`, and the classes of the project on the way to it, nearest first."""
    own: list[Source] = []
    while len(own) < _HOPS and (source := file_of(kind, project)) is not None:
        parent = _PARENT.search(source.text)
        if parent is None:
            break
        own.append(source)
        kind = parent[1]
    return kind, tuple(own)
