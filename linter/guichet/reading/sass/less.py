"""Less, as the nodes of Sass that mean the same: names with another sign, classes that are brought in like mixins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from guichet.reading.sass.nodes import Node, braced

_RULES = frozenset(
    "media import charset namespace font-face keyframes -webkit-keyframes -moz-keyframes page supports layer container "
    "property plugin arguments rest viewport counter-style tailwind apply theme".split()
)
"""What follows an `@` that names no value."""
_NAME = re.compile(r"@(?:\{([\w-]+)\}|([\w-]+))")
_GIVEN = re.compile(r"^@([\w-]+)\s*:(?!:)")
_MIXIN = re.compile(r"^([.#][\w-]+)\s*\((.*)\)\s*(?:when\b.*)?$", re.S)
_BROUGHT = re.compile(r"^([.#][\w-]+)\s*(?:\((.*)\))?\s*(?:!important)?$", re.S)
_EXTENDED = re.compile(r"&?:extend\(\s*(.+?)(?:\s+all)?\s*\)")


@lru_cache(maxsize=128)
def less(text: str) -> tuple[Node, ...]:
    """Return the nodes of a stylesheet written in Less."""
    return tuple(_translated(braced(text)))


def _translated(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for one in nodes:
        children = tuple(_translated(one.children)) if one.children is not None else None
        mixin, brought = _MIXIN.match(one.head), _BROUGHT.match(one.head)
        if children is not None and mixin is not None:
            yield Node(f"@mixin {_plain(mixin[1])}({_named(mixin[2].replace(';', ','))})", one.start, one.end, children)
        elif children is None and brought is not None:
            given = _named((brought[2] or "").replace(";", ","))
            yield Node(f"@include {_plain(brought[1])}({given})", one.start, one.end)
        elif children is None and (extended := _EXTENDED.fullmatch(one.head)):
            yield Node(f"@extend {extended[1]}", one.start, one.end)
        else:
            yield Node(_named(one.head), one.start, one.end, children)
            if children is not None and re.fullmatch(r"[.#][\w-]+", one.head):
                yield Node(f"@mixin {_plain(one.head)}()", one.start, one.end, children)


def _plain(name: str) -> str:
    """Return the name of a mixin: a class and an id of one name are not told apart."""
    return name[1:]


def _named(head: str) -> str:
    """Return a text with the names of Less as those of Sass."""
    given = _GIVEN.match(head)
    if given is not None and given[1] not in _RULES:
        return f"${given[1]}:{_named(head[given.end() :])}"

    def name(found: re.Match[str]) -> str:
        if found[1]:
            return f"#{{${found[1]}}}"
        return found[0] if found[2] in _RULES else f"${found[2]}"

    return re.sub(r"""~(["'])(.*?)\1""", r"\2", _NAME.sub(name, head))
