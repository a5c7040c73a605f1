"""Shorthand properties spread into the longhands that rules ask about."""

from __future__ import annotations

import re
from functools import lru_cache

from guichet.reading.styles.colour import parse_colour

_WIDE = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_WORD = re.compile(r"(?<![^\s()/])[^\s()/]+\((?:[^()]|\([^()]*\))*\)|[^\s/]+|/")
_SIZE = re.compile(
    r"(?:[\d.]+(?:px|pt|em|rem|%|vw|vh|ex|ch|pc|cm|mm|in)|(?:xx?-)?(?:small|large)|medium|smaller|larger)$"
)


_LOGICAL = {
    "block-size": "height", "inline-size": "width", "min-block-size": "min-height", "max-block-size": "max-height",
    "min-inline-size": "min-width", "max-inline-size": "max-width", "overflow-block": "overflow-y",
    "overflow-inline": "overflow-x",
    **{f"{name}-{flow}": f"{name}-{side}" for name in ("margin", "padding") for flow, side in (
        ("block-start", "top"), ("block-end", "bottom"), ("inline-start", "left"), ("inline-end", "right"))},
}  # fmt: skip
"""Properties named after the flow of the text, as they are where one writes from left to right, line under line."""
_AXES = {"block": ("top", "bottom"), "inline": ("left", "right")}


@lru_cache(maxsize=4096)
def longhands(name: str, value: str) -> tuple[tuple[str, str], ...]:
    """Return the (property, value) pairs that a declaration sets; an unknown part stays in the whole value."""
    name = _LOGICAL.get(name, name)
    base, _, axis = name.rpartition("-")
    if axis in _AXES and base in {"margin", "padding"} and 1 <= len(parts := value.split()) <= 2 and "(" not in value:
        first, second = _AXES[axis]
        return ((f"{base}-{first}", parts[0]), (f"{base}-{second}", parts[-1]))
    if name == "background":
        return _background(value)
    if name == "overflow":
        parts = value.split()
        return (("overflow-x", parts[0]), ("overflow-y", parts[-1])) if parts else ()
    if name == "font":
        return _font(value)
    if name in {"inset", "margin", "padding"}:
        return ((name, value), *_sides(name, value))
    return ((name, value),)


def _background(value: str) -> tuple[tuple[str, str], ...]:
    if value in _WIDE:
        return (("background-color", value), ("background-image", value))
    layers = value
    image = "none" if not ("url(" in layers or "gradient(" in layers or "image-set(" in layers) else layers
    colour = "transparent"
    outside = re.sub(r"(?<![\w-])(?:[\w-]*gradient|url|image-set)\((?:[^()]|\([^()]*\))*\)", " ", layers)
    for word in _WORD.findall(outside):
        if parse_colour(word) is not None or word == "currentcolor" or "var(" in word or not word.isascii():
            colour = word
    return (("background-color", colour), ("background-image", image))


def _font(value: str) -> tuple[tuple[str, str], ...]:
    if value in _WIDE:
        return (("font-size", value), ("font-weight", value), ("line-height", value))
    words = _WORD.findall(value)
    weight, size, height = "normal", "", "normal"
    for at, word in enumerate(words):
        if not size and (word in {"bold", "bolder", "lighter"} or re.fullmatch(r"[1-9]\d{1,2}0?", word)):
            weight = word
        elif not size and _SIZE.match(word):
            size = word
            if at + 2 < len(words) and words[at + 1] == "/":
                height = words[at + 2]
            break
    found = [("font-weight", weight), ("line-height", height), ("font-size", size or value)]
    return tuple(found)


def _sides(name: str, value: str) -> tuple[tuple[str, str], ...]:
    parts = value.split()
    if not 1 <= len(parts) <= 4 or "(" in value:
        return ()
    top = parts[0]
    right = parts[1] if len(parts) > 1 else top
    bottom = parts[2] if len(parts) > 2 else top
    left = parts[3] if len(parts) > 3 else right
    prefix = "" if name == "inset" else f"{name}-"
    return tuple(
        (f"{prefix}{side}", one)
        for side, one in zip(("top", "right", "bottom", "left"), (top, right, bottom, left), strict=True)
    )
