"""What a kind of field that a project of PHP writes itself is built on, and what it says of every field of that kind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.data.trees import Tree
from guichet.reading.php.field_kinds import built_on
from guichet.reading.php.literal_trees import given_to

_OWN = re.compile(r"(?<!\w)(\w{1,80}Type)::class$")
_ALSO = re.compile(r"->setDefault\b")


def kind_filled(call: Tree, project: Any) -> Tree:
    """Return what a builder is given for a field, as if its kind were the framework's: the kind it is built on, with the options that the project's class gives by default."""
    found = _OWN.search(call.parts[1].value or "") if len(call.parts) > 1 and not call.parts[1].parts else None
    kind, classes = built_on(found[1], project) if found is not None else ("", ())
    if not classes:
        return call
    name, named, *rest = call.parts
    options = list(rest[0].parts) if rest else []
    for own in classes:
        given = {one.key for one in options}
        options += [one for one in defaults_of(own) if one.key not in given]
    table = replace(rest[0] if rest else named, value=None, key="", parts=tuple(options))
    return replace(call, parts=(name, replace(named, value=f"{kind}::class"), table, *rest[1:]))


@memo
def defaults_of(own: Source) -> tuple[Tree, ...]:
    """The options that a kind gives to all its fields."""
    whole = [one for call in given_to(own, "setDefaults") for part in call.parts for one in part.parts]
    single = [
        replace(call.parts[1], key=call.parts[0].value or "")
        for call in (given_to(own, "setDefault") if _ALSO.search(own.text) else ())
        if len(call.parts) > 1
    ]
    return (*whole, *single)
