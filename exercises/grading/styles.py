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
READ = (
    *("display", "visibility", "opacity", "font-size", "position", "left", "right", "top", "bottom", "text-indent"),
    *("clip", "clip-path", "width", "height", "overflow"),
)
NESTS = ("layer", "supports", "container")
FAR = 900
"""Pixels from the edge of the page beyond which nobody scrolls."""


@dataclass(frozen=True)
class Declaration:
    """One property given to the elements of one selector, with its rank in the cascade."""

    selector: str
    name: str
    value: str
    rank: tuple[bool, int, int, int, int]


def declarations(css: str, media: str, order: int = 0) -> Iterator[Declaration]:
    """The declarations of a style sheet that may take elements away, in that medium ("screen" or "print")."""
    yield from _walk(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), media, order)


def _walk(rules: list[Any], media: str, order: int, within: tuple[str, ...] = ()) -> Iterator[Declaration]:
    """The declarations of some rules and of the rules nested in them; layers are not ranked."""
    for position, rule in enumerate(rules):
        if rule.type == "at-rule" and rule.content is not None:
            applies = rule.lower_at_keyword == "media" and _applies(tinycss2.serialize(rule.prelude), media)
            if applies or rule.lower_at_keyword in NESTS:
                yield from _walk(_inside(rule.content), media, order + position, within)
        elif rule.type == "qualified-rule":
            own = _split(tinycss2.serialize(rule.prelude))
            if within:
                around = f":is({', '.join(within)})"
                own = [one.replace("&", around) if "&" in one else f"{around} {one}" for one in own]
            yield from _walk(_inside(rule.content), media, order + position, tuple(own))
        elif rule.type == "declaration" and rule.lower_name in READ:
            value = tinycss2.serialize(rule.value).strip().lower()
            for selector in within:
                rank = (bool(rule.important), *_specificity(selector), order + position)
                yield Declaration(selector, rule.lower_name, value, rank)


def _inside(content: list[Any]) -> list[Any]:
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


def inline(style: str) -> dict[str, str]:
    """The declarations of a style attribute that may take its element away."""
    return {
        one.lower_name: tinycss2.serialize(one.value).strip().lower()
        for one in tinycss2.parse_blocks_contents(style)
        if one.type == "declaration" and one.lower_name in READ
    }


def styles_of(soup: BeautifulSoup, sheets: list[str], media: str) -> dict[int, dict[str, str]]:
    """What the cascade gives to each element that a style touches, by identity; what is inherited is not followed."""
    best: dict[tuple[int, str], tuple[tuple[bool, int, int, int, int], str]] = {}
    for order, css in enumerate(sheets):
        for declaration in declarations(css, media, order * 10_000):
            try:
                matched: list[Tag] = soupsieve.select(declaration.selector, soup)
            except (soupsieve.SelectorSyntaxError, NotImplementedError):
                continue
            for element in matched:
                key = (id(element), declaration.name)
                if key not in best or declaration.rank >= best[key][0]:
                    best[key] = (declaration.rank, declaration.value)
    for element in soup.select("[style]"):
        for name, value in inline(str(element["style"])).items():
            if not best.get((id(element), name), ((False,), ""))[0][0]:
                best[(id(element), name)] = ((True, 9, 9, 9, 9), value)
    found: dict[int, dict[str, str]] = {}
    for (identity, name), (_, value) in best.items():
        found.setdefault(identity, {})[name] = value
    return found


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
        edges = re.findall(r"-?[\d.]+", style.get("clip", ""))
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
