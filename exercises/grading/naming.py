"""What a screen reader calls each element of a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from grading.plain import NEVER_SHOWN

if TYPE_CHECKING:
    from grading.document import Document

# A name takes a space where the reader's eye goes to another line.
LINES = frozenset(
    "br p div li dt dd td th tr h1 h2 h3 h4 h5 h6 section article header footer address ul ol dl table pre".split()
)
NAMED_BY_AUTHOR = ("group", "radiogroup", "region", "form", "navigation", "main", "dialog", "list", "table")


def plain_words(text: str) -> str:
    """The words alone, lower case, without the punctuation and stars that decorate a label."""
    return squash(re.sub(r"[^\w’']+", " ", text.replace("\u2019", "'"))).casefold()


def squash(text: str) -> str:
    """The text on one line, spaces of every kind made one."""
    return re.sub(r"\s+", " ", text).strip()


@dataclass(frozen=True)
class Name:
    """An accessible name and where it comes from: labelledby, aria-label, label, content, alt, value, title,
    placeholder, or none."""

    text: str
    source: str

    def __bool__(self) -> bool:
        return bool(self.text)


def name_of(page: Document, element: Tag) -> Name:
    """The accessible name, by the order of the standard: aria-labelledby, aria-label, label or content, title."""
    references = [page.soup.find(id=part) for part in str(element.get("aria-labelledby", "")).split()]
    named = squash(" ".join(_content(page, one) for one in references if isinstance(one, Tag)))
    if named:
        return Name(named, "labelledby")
    if squash(str(element.get("aria-label", ""))):
        return Name(squash(str(element["aria-label"])), "aria-label")
    for source, read in _native(page, element):
        text = squash(read())
        if text:
            return Name(text, source)
    for source in ("title", "placeholder"):
        if squash(str(element.get(source, ""))):
            return Name(squash(str(element[source])), source)
    return Name("", "none")


def _native(page: Document, element: Tag) -> list[tuple[str, Callable[[], str]]]:
    kind = str(element.get("type", "text")).lower()
    if element.name in ("img", "area") or (element.name == "input" and kind == "image"):
        return [("alt", lambda: str(element.get("alt", "")))]
    if element.name == "input" and kind in ("submit", "reset", "button"):
        return [("value", lambda: str(element.get("value", "")))]
    if element.name in ("input", "select", "textarea"):
        return [("label", lambda: " ".join(_content(page, label, skip=element) for label in page.labels(element)))]
    if element.name in ("fieldset", "table", "figure", "svg"):
        giver = {"fieldset": "legend", "table": "caption", "figure": "figcaption", "svg": "title"}[element.name]
        child = element.find(giver, recursive=False)
        return [("label", lambda: _content(page, child) if isinstance(child, Tag) else "")]
    if element.get("role") in NAMED_BY_AUTHOR:
        return []
    return [("content", lambda: _content(page, element))]


def _content(page: Document, element: Tag, skip: Tag | None = None) -> str:
    """The text that a name takes from an element: alternatives of images in, hidden parts and `skip` out."""
    pieces = []
    for child in element.children:
        if isinstance(child, Tag):
            if child is skip or child.name in NEVER_SHOWN or child.get("aria-hidden") == "true":
                continue
            if not page.is_shown(child):
                continue
            space = " " if child.name in LINES else ""
            if child.name == "img":
                pieces.append(str(child.get("alt", "")))
            elif child.name == "svg":
                pieces.append(name_of(page, child).text)
            elif child.get("aria-label"):
                pieces.append(str(child["aria-label"]))
            elif child.name not in ("select", "textarea"):
                pieces.append(space + _content(page, child, skip) + space)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            pieces.append(str(child))
    return "".join(pieces)
