"""What is hidden, from everyone or from assistive technology: attributes, inline styles, simple `<style>` rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from guichet.element import Element
from guichet.masking import is_dynamic
from guichet.page import Page
from guichet.template import Template

_DECLARATION = re.compile(
    r"(?<![\w-])(display|visibility|position|left|top|right|text-indent|margin-left)\s*:\s*([^;!}]+)", re.I
)
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SIMPLE = re.compile(r"(?:([a-z][\w-]*)|([.#])([\w-]+)|([a-z][\w-]*)\.([\w-]+))", re.I)
_FAR = re.compile(r"-\s*(?:\d{3,}(?:\.\d+)?(?:px|em|rem|vw|%)?|[1-9]\d\d?(?:\.\d+)?(?:rem|em|vw))", re.I)

Declarations = Mapping[str, str]


@cache
def _declarations(css: str) -> Declarations:
    return {match[1].lower(): match[2].strip().lower() for match in _DECLARATION.finditer(css)}


def _styles(template: Template) -> dict[str, Declarations]:
    """Return the simple selectors (`p`, `.a`, `#a`, `p.a`) of a template's `<style>` elements that move or hide."""
    cached: dict[str, Declarations] | None = template.__dict__.get("hiding_styles")
    if cached is not None:
        return cached
    found: dict[str, Declarations] = {}
    for style in template.by_name.get("style", ()):
        span = style.inner_span
        css = _COMMENT.sub("", template.masked.text[span.start : span.end])
        if "@media" in css:
            css = css[: css.find("@media")]
        for rule in _RULE.finditer(css):
            declared = _declarations(rule[2])
            if declared:
                for selector in rule[1].split(","):
                    if _SIMPLE.fullmatch(selector.strip()):
                        found[selector.strip()] = {**found.get(selector.strip(), {}), **declared}
    template.__dict__["hiding_styles"] = found
    return found


def _sheets(page: Page) -> list[dict[str, Declarations]]:
    cached: list[dict[str, Declarations]] | None = page.__dict__.get("hiding_sheets")
    if cached is None:
        cached = [sheet for template in page.composition.templates if (sheet := _styles(template))]
        page.__dict__["hiding_sheets"] = cached
    return cached


def style_of(element: Element, page: Page) -> Declarations:
    """Return what in-document styles and the `style` attribute say of an element's display and place."""
    inline = element.attr("style")
    declared = dict(_declarations(inline)) if inline and not is_dynamic(inline) else {}
    sheets = _sheets(page)
    if sheets:
        for sheet in sheets:
            for key in _keys(element):
                if key in sheet:
                    declared = {**sheet[key], **declared}
    return declared


def _keys(element: Element) -> Iterator[str]:
    if element.attr("id"):
        yield f"#{element.attrs['id']}"
    for word in element.token_list("class"):
        yield f"{element.name}.{word}"
        yield f".{word}"
    yield element.name


def _is_certain(element: Element, attribute: str) -> bool:
    branches = element.template.branches
    return not branches.is_conditional(element.attribute_span(attribute).start, element.start)


def is_hidden(element: Element, page: Page) -> bool:
    """Whether an element is shown to nobody: `hidden`, `inert`, display or visibility, by itself or around it."""
    shown = False
    for one in (element, *element.ancestors):
        attrs = one.attrs
        if "hidden" in attrs or "inert" in attrs or one.name in {"template", "noscript"}:
            return True
        if one.name == "dialog" and "open" not in attrs:
            return False
        style = style_of(one, page)
        if style:
            if style.get("display") == "none":
                return True
            seen = style.get("visibility", "")
            if seen in {"hidden", "collapse"} and not shown:
                return True
            shown = shown or seen == "visible"
    return False


def is_aria_hidden(element: Element) -> bool:
    """Whether `aria-hidden` takes an element away from assistive technology, by itself or around it."""
    return any((one.attr("aria-hidden") or "").strip().lower() == "true" for one in (element, *element.ancestors))


def is_excluded(element: Element, page: Page) -> bool:
    """Whether assistive technology does not get an element at all."""
    return is_aria_hidden(element) or is_hidden(element, page)


def is_offscreen(element: Element, page: Page) -> bool:
    """Whether an element is moved far out of the window: heard, and not seen."""
    for one in (element, *element.ancestors):
        style = style_of(one, page)
        if any(_FAR.match(style.get(key, "")) for key in ("left", "top", "text-indent", "margin-left")):
            return True
    return False
