"""What style sheets hide: enough of the cascade to tell whether text is shown on screen or on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import soupsieve
import tinycss2
from bs4 import BeautifulSoup, Tag

HIDING = ("display", "visibility")


@dataclass(frozen=True)
class Declaration:
    """One property given to the elements of one selector, with its rank in the cascade."""

    selector: str
    name: str
    value: str
    rank: tuple[bool, int, int, int, int]


def declarations(css: str, media: str, order: int = 0) -> Iterator[Declaration]:
    """The hiding declarations of a style sheet that apply to that medium ("screen" or "print")."""
    yield from _walk(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), media, order)


def _walk(rules: list[object], media: str, order: int) -> Iterator[Declaration]:
    for position, rule in enumerate(rules):
        kind = getattr(rule, "type", "")
        if kind == "at-rule" and getattr(rule, "lower_at_keyword", "") == "media" and getattr(rule, "content", None):
            if _applies(tinycss2.serialize(getattr(rule, "prelude", [])), media):
                inner = tinycss2.parse_rule_list(getattr(rule, "content", []), skip_comments=True, skip_whitespace=True)
                yield from _walk(inner, media, order + position)
        elif kind == "qualified-rule":
            selectors = tinycss2.serialize(getattr(rule, "prelude", []))
            for one in tinycss2.parse_blocks_contents(getattr(rule, "content", [])):
                if one.type != "declaration" or one.lower_name not in HIDING:
                    continue
                value = tinycss2.serialize(one.value).strip().lower()
                for selector in _split(selectors):
                    rank = (bool(one.important), *_specificity(selector), order + position)
                    yield Declaration(selector, one.lower_name, value, rank)


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
    """The hiding declarations of a style attribute."""
    found = tinycss2.parse_blocks_contents(style)
    return {
        one.lower_name: tinycss2.serialize(one.value).strip().lower()
        for one in found
        if one.type == "declaration" and one.lower_name in HIDING
    }


def hidden_elements(soup: BeautifulSoup, sheets: list[str], media: str) -> set[int]:
    """The identities of the elements that style alone takes away, in that medium, without their descendants."""
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
    return {
        identity
        for (identity, name), (_, value) in best.items()
        if (name, value) in {("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")}
    }
