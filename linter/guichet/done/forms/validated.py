"""Forms whose fields a file of YAML judges: the constraints of Symfony, field by field, under the name of a class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.numbers import whole
from guichet.core.places import Place
from guichet.done.forms.form import Asked, Form, Pattern, Sort, at_least
from guichet.done.nouns.act import Kind
from guichet.reading.data.trees import Tree

_CONSTRAINTS = frozenset({"NotBlank", "NotNull", "Regex", "Length", "Email", "Choice", "Type", "Date"})
_WRITTEN = re.compile(r"([/#~])(?P<bare>.+)\1[a-z]*", re.S)


def forms_in(tree: Tree, place: Place) -> Iterator[Form]:
    """Yield the form of each class whose properties a file judges."""
    for around, holder in tree.walk():
        if holder.key == "properties" and around and _judges(holder):
            name = around[-1].key.rpartition("\\")[2]
            fields = tuple(_asked(one) for one in holder.parts if one.key and one.parts)
            if len(fields) > 1:
                yield Form(
                    Kind.ASK, tree.path, holder.span, place, name=name, fields=fields, title=f"{name} {tree.path}"
                )


def _judges(holder: Tree) -> bool:
    return any(one.key in _CONSTRAINTS for part in holder.parts for _, one in part.walk() if one is not part)


def _asked(part: Tree) -> Asked:
    keys = {one.key for _, one in part.walk()}
    patterns = tuple(
        Pattern(found["bare"], one.path, one.span)
        for _, one in part.walk()
        if one.key in ("pattern", "Regex") and (found := _WRITTEN.fullmatch(one.value or "")) is not None
    )
    patterns += tuple(
        at_least(fewest, one.path, one.span)
        for around, one in part.walk()
        if one.key == "min" and around and around[-1].key == "Length" and (fewest := whole(one.value or "")) is not None
    )
    required = not keys.isdisjoint({"NotBlank", "NotNull"}) and "groups" not in keys
    return Asked(part.key, "", Sort.TEXT, required, part.path, part.span, patterns=patterns)
