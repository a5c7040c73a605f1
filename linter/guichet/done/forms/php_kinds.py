"""What a kind of field that a project of PHP writes itself is built on, and what it says of every field of that kind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from guichet.core.source import Source
from guichet.reading.data.trees import Tree
from guichet.reading.php.elsewhere import file_of
from guichet.reading.php.literal_trees import given_to

_OWN = re.compile(r"(?<!\w)(\w{1,80}Type)::class$")
_PARENT = re.compile(r"function\s+getParent\s*\([^{]{0,60}\{\s*return\s+\\?(?:\w+\\)*(\w+Type::class)\s*;")
_ALSO = re.compile(r"->setDefault\b")
_HOPS = 3


def kind_filled(call: Tree, project: Any) -> Tree:
    """Return what a builder is given for a field, as if its kind were the framework's: the kind it is built on, with the options that the project's class gives by default."""
    for _ in range(_HOPS):
        found = _OWN.search(call.parts[1].value or "") if len(call.parts) > 1 and not call.parts[1].parts else None
        own = file_of(found[1], project) if found is not None else None
        parent = _PARENT.search(own.text) if own is not None else None
        if own is None or parent is None:
            return call
        name, kind, *rest = call.parts
        said = tuple(rest[0].parts) if rest else ()
        given = {one.key for one in said}
        options = (*said, *(one for one in _defaults(own) if one.key not in given))
        table = replace(rest[0] if rest else kind, value=None, key="", parts=options)
        call = replace(call, parts=(name, replace(kind, value=parent[1]), table, *rest[1:]))
    return call


def _defaults(own: Source) -> tuple[Tree, ...]:
    """The options that a kind gives to all its fields."""
    whole = [one for call in given_to(own, "setDefaults") for part in call.parts for one in part.parts]
    single = [
        replace(call.parts[1], key=call.parts[0].value or "")
        for call in (given_to(own, "setDefault") if _ALSO.search(own.text) else ())
        if len(call.parts) > 1
    ]
    return (*whole, *single)
