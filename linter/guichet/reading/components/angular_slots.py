"""Which slot of an Angular component takes an element that is put in it."""

from __future__ import annotations

import re

from guichet.reading.components.markup import Markup

_AS_NAME = str.maketrans('[]"', "()'")


def slot_name(selector: str) -> str:
    """Return the name of the slot that takes what a selector matches."""
    return selector.translate(_AS_NAME)


_SIMPLE = re.compile(r"([\w-]+)?((?:\.[\w-]+)*)((?:\[[\w-]+(?:=[\"']?[^\]\"']*[\"']?)?\])*)")


def is_selected(one: Markup, selector: str) -> bool:
    """Whether a slot takes an element, by its selector."""
    projected = one.attribute("ngProjectAs")
    if projected is not None:
        return projected.value == selector
    return any(_matches(one, each.strip()) for each in selector.split(","))


def _matches(one: Markup, selector: str) -> bool:
    match = _SIMPLE.fullmatch(selector)
    if match is None:
        return False
    words = ((held.value or "") if (held := one.attribute("class")) is not None else "").split()
    asked = re.findall(r"\[([\w-]+)(?:=[\"']?([^\]\"']*))?", match[3])
    return (
        match[1] in (None, one.name)
        and all(word in words for word in match[2].split(".") if word)
        and all((held := one.attribute(name)) is not None and value in ("", held.value) for name, value in asked)
    )
