"""What is written but made hard or impossible to see: hidden, tiny, transparent, the colour of its background, far away."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.numbers import measured
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.seen.cascade import style_of

_FAR = re.compile(r"^-\s*(?:\d{4,}(?:px)?|\d{3,}(?:em|rem|vw|%)|[5-9]\d\d+px)")
_SIZE = re.compile(r"^(\d*\.?\d+)\s*(px|pt|em|rem|%)?$")
_SMALLEST = {"px": 8.9, "pt": 6.9, "em": 0.5, "rem": 0.5, "%": 50.0, None: 0.0}
_NAMES = {"white": "ffffff", "black": "000000", "silver": "c0c0c0", "gray": "808080", "grey": "808080"}
_FAINT = 0.3


_LOOKED_AT = frozenset(
    "display visibility opacity font-size color background-color left top text-indent margin-left height max-height overflow overflow-y".split()
)


def _styles(element: Element, page: Page) -> dict[str, str]:
    """What is declared for an element, written in full; a sheet that was not read may say otherwise, and seldom does."""
    style = style_of(element, page)
    return {name: style[name].value.lower() for name in _LOOKED_AT if name in style and style[name].is_known}


def faintness_of(element: Element, page: Page) -> str:
    """Return the declaration or attribute that keeps an element from being seen, "" when it is plainly visible."""
    if element.attr("tabindex") == "-1" and _is_silent(element):
        return 'aria-hidden="true", tabindex="-1"'
    size = colour = background = ""
    for one in (element, *element.ancestors):
        if one.name in ("body", "html", "dialog", "template", "noscript", "details"):
            break
        styles = _styles(one, page)
        if found := _hides(one, styles, page):
            return found
        size = size or styles.get("font-size", "")
        colour = colour or styles.get("color", "")
        background = background or styles.get("background-color", "")
    if _is_tiny(size) and not element.inside("img", "svg", "i"):
        return f"font-size: {size}"
    if colour and background and _hex(colour) and _hex(colour) == _hex(background):
        return f"color: {colour}"
    return ""


def _is_silent(element: Element) -> bool:
    """Whether neither a screen reader nor the keyboard reaches an element."""
    return any(one.attr("aria-hidden") == "true" for one in (element, *element.ancestors))


def _hides(element: Element, styles: dict[str, str], page: Page) -> str:
    if "opacity" in styles and re.fullmatch(r"0?\.\d+|0|\d+%", styles["opacity"]):
        value = styles["opacity"]
        if (measured(value[:-1]) / 100 if value.endswith("%") else measured(value)) < _FAINT and not _may_show(
            element, page
        ):
            return f"opacity: {value}"
    for name in ("left", "top", "text-indent", "margin-left"):
        if name in styles and _FAR.search(styles[name]) and not _may_show(element, page):
            return f"{name}: {styles[name]}"
    if "hidden" in (styles.get("overflow"), styles.get("overflow-y")) and re.match(
        r"0(?:px)?$", styles.get("height") or styles.get("max-height") or ""
    ):
        return "" if _may_show(element, page) else "height: 0"
    if not (styles.keys() & {"display", "visibility"} or "hidden" in element.attrs) or _may_show(element, page):
        return ""
    if styles.get("display") == "none":
        return "display: none"
    if styles.get("visibility") == "hidden":
        return "visibility: hidden"
    if (
        "hidden" in element.attrs
        and not page.is_conditional(element, "hidden")
        and not is_dynamic(element.attr("hidden") or "")
    ):
        return "hidden"
    return ""


def _may_show(element: Element, page: Page) -> bool:
    """Whether a script can find the element and show it: it has a handle that a script of the page may hold."""
    words: set[str] = set()
    for name in element.attrs:
        if (
            name.startswith(("data-", "x-", "v-", "on", "@", ":", "hx-", "ng-", "_"))
            or is_dynamic(name)
            or name == "role"
        ):
            return True
        if name in ("id", "class"):
            if is_dynamic(element.attr(name) or ""):
                return True
            words.update((element.attr(name) or "").split())
    if not words:
        return False
    if not page.is_complete or page.is_shared:
        return True
    return any(_mentions(one, words) for one in page.find())


def _mentions(other: Element, words: set[str]) -> bool:
    if other.name == "script":
        inner = other.inner_span
        code = other.template.source.text[inner.start : inner.end]
        return "src" in other.attrs or any(word in code for word in words)
    named = {
        other.attr(name) or ""
        for name in ("aria-controls", "data-target", "data-bs-target", "href", "commandfor", "popovertarget")
    }
    return any(value.lstrip("#.") in words for value in named if value)


def _is_tiny(size: str) -> bool:
    match = _SIZE.match(size)
    return bool(match) and match is not None and measured(match[1]) <= _SMALLEST[match[2]]


def _hex(colour: str) -> str:
    word = colour.split()[0] if colour else ""
    if word in _NAMES:
        return _NAMES[word]
    if re.fullmatch(r"#[0-9a-f]{3}", word):
        return "".join(digit * 2 for digit in word[1:])
    return word[1:] if re.fullmatch(r"#[0-9a-f]{6}", word) else ""


@memo
def seen_addresses(page: Page) -> dict[tuple[str, str], set[str]]:
    """Return where the links and buttons that can be seen lead, by their file and their name."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in page.find("a", "button"):
        if (href := one.attr("href")) and not faintness_of(one, page):
            found.setdefault((one.template.path, one.name), set()).add(href)
    return found
