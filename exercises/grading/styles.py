"""What style sheets hide: enough of the cascade to tell whether text is shown on screen or on paper."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import soupsieve
import tinycss2
from bs4 import BeautifulSoup, Tag

HIDING = {("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")}
NESTS = ("layer", "supports", "container")
FAR = 900
"""Pixels from the edge of the page beyond which nobody scrolls."""
INLINE = (9, 9, 9)
"""What a style attribute weighs: more than any selector."""
Rank = tuple[bool, int, int, int]


@dataclass(frozen=True)
class Declaration:
    """One property given to the elements of one selector, with its rank in the cascade."""

    selector: str
    name: str
    value: str
    rank: Rank


def declarations(css: str, media: str) -> Iterator[Declaration]:
    """The declarations of a style sheet that apply in that medium ("screen" or "print"), in order."""
    yield from _walk(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), media)


def _walk(rules: list[Any], media: str, within: tuple[str, ...] = ()) -> Iterator[Declaration]:
    """The declarations of some rules and of the rules nested in them; layers are not ranked."""
    for rule in rules:
        if rule.type == "at-rule" and rule.content is not None:
            applies = rule.lower_at_keyword == "media" and _applies(tinycss2.serialize(rule.prelude), media)
            if applies or rule.lower_at_keyword in NESTS:
                yield from _walk(_inside(rule.content), media, within)
        elif rule.type == "qualified-rule":
            own = _split(tinycss2.serialize(rule.prelude))
            if within:
                around = f":is({', '.join(within)})"
                own = [one.replace("&", around) if "&" in one else f"{around} {one}" for one in own]
            yield from _walk(_inside(rule.content), media, tuple(own))
        elif rule.type == "declaration":
            for selector in within:
                rank = (bool(rule.important), *_specificity(selector))
                yield Declaration(selector, rule.lower_name, _value(rule), rank)


def _value(declaration: Any) -> str:
    return str(tinycss2.serialize(declaration.value)).strip().lower()


def _inside(content: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))


def _split(selectors: str) -> list[str]:
    return [part.strip() for part in re.split(r",(?![^(]*\))", selectors) if part.strip()]


def _applies(query: str, media: str) -> bool:
    """A width or preference is taken as met: only the type of medium is decided here."""
    parts = [part.strip().lower() for part in query.split(",")]
    return any(
        not part
        or part.startswith(("(", "all", media, f"only {media}"))
        or part == ("not print", "not screen")[media == "print"]
        for part in parts
    )


def _specificity(selector: str) -> tuple[int, int, int]:
    bare = re.sub(r"\[[^\]]*\]|::?[\w-]+(\([^)]*\))?", "", selector)
    attributes = len(re.findall(r"\[|(?<!:):(?!:)", selector))
    return selector.count("#"), bare.count(".") + attributes, len(re.findall(r"(?<![\w.#-])[a-zA-Z][\w-]*", bare))


def styles_of(soup: BeautifulSoup, sheets: list[str], media: str) -> dict[int, dict[str, str]]:
    """What the cascade gives to each element that a style touches, by identity; what is inherited is not followed."""
    best: dict[int, dict[str, tuple[Rank, str]]] = {}

    def weigh(element: Tag, name: str, rank: Rank, value: str) -> None:
        """Declarations come in order: of two that rank alike, the last one wins."""
        known = best.setdefault(id(element), {})
        if name not in known or rank >= known[name][0]:
            known[name] = (rank, value)

    found: dict[str, list[Tag]] = {}
    for one in (one for css in sheets for one in declarations(css, media)):
        if one.selector not in found:
            found[one.selector] = _matched(one.selector, soup)
        for element in found[one.selector]:
            weigh(element, one.name, one.rank, one.value)
    for element in soup.select("[style]"):
        for node in _inside(element["style"]):
            if node.type == "declaration":
                weigh(element, node.lower_name, (bool(node.important), *INLINE), _value(node))
    return {identity: {name: value for name, (_, value) in known.items()} for identity, known in best.items()}


def _matched(selector: str, soup: BeautifulSoup) -> list[Tag]:
    """The elements that a selector finds; none when it asks for what only a browser knows."""
    try:
        return list(soupsieve.select(selector, soup))
    except (soupsieve.SelectorSyntaxError, NotImplementedError):
        return []


def hides(style: dict[str, str]) -> bool:
    """Whether a style takes its element away from everyone."""
    return not HIDING.isdisjoint(style.items())


def puts_out_of_sight(style: dict[str, str]) -> bool:
    """Whether a style takes its element away from eyes alone: transparent, clipped, or far off the page."""
    if _pixels(style.get("opacity", "")) == 0 or _pixels(style.get("text-indent", "")) <= -FAR:
        return True
    if style.get("position") in ("absolute", "fixed"):
        if any(abs(_pixels(style.get(side, ""))) >= FAR for side in ("left", "right", "top", "bottom")):
            return True
        edges = re.findall(r"-?(?:\d+\.?\d*|\.\d+)", style.get("clip", ""))
        if len(edges) == 4 and len({float(edge) for edge in edges}) == 1:
            return True
    if re.match(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%", style.get("clip-path", "")):
        return True
    cut = style.get("overflow", "") in ("hidden", "clip")
    return cut and any(_pixels(style.get(side, "")) <= 1 for side in ("width", "height") if side in style)


def is_of_no_size(value: str) -> bool:
    """Whether a font size shows no letter."""
    return _pixels(value) == 0


def _pixels(value: str) -> float:
    """A length in pixels, not a number for a keyword or a share of something unknown."""
    found = re.fullmatch(r"(-?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|ch|ex|vw|vh|%)?", value)
    if found is None:
        return math.nan
    scale = {"pt": 4 / 3, "em": 16, "rem": 16, "ch": 8, "ex": 8, "vw": 13, "vh": 8, "%": math.nan}
    number = float(found[1])
    return number * scale.get(found[2] or "px", 1) if number else 0
