"""The elements of a template that show text of their own and that stylesheets or styles reach."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.reading.styles.media import DESKTOP, Window
from guichet.reading.styles.values import pixels
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.masking import CONTROL, OUTPUT, visible
from guichet.reading.templates.page import Page
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.hints import is_hinted

_UNSEEN = frozenset("script style template noscript title option textarea head object video audio iframe svg".split())


@memo
def has_styles(page: Page) -> bool:
    """Whether anything styles the elements of a page's own file."""
    text = page.template.masked.text
    return bool(styles_of(page).sheets) or "style=" in text or is_hinted(text)


def own_text(element: Element) -> str:
    """Return the text that an element holds itself, white space folded; unknown output is kept as a placeholder."""
    pieces = [visible(str(node)) for node in element.children if type(node) is TextNode]
    return " ".join(" ".join(pieces).split())


@memo
def shown_texts(page: Page) -> list[Element]:
    """Return the elements with text of their own that people see, in source order; empty where nothing is styled."""
    return list(_shown(page)) if has_styles(page) else []


def _shown(page: Page) -> Iterator[Element]:
    styles = styles_of(page)
    previous: Element | None = None
    for node in page.template.texts:
        element = node.parent
        if not isinstance(element, Element) or element is previous or str(node).isspace():
            continue
        if not any(char.isalnum() or char == OUTPUT for char in str(node).replace(CONTROL, "")):
            continue
        previous = element
        if element.name not in _UNSEEN and not is_unseen(element, styles):
            yield element


def is_unseen(element: Element, styles: Styles, window: Window = DESKTOP) -> bool:
    """Whether an element is not on the screen: not displayed, moved away, or cut down to nothing."""
    visibility = None
    for one in styles.chain(element):
        if one.name in _UNSEEN or "hidden" in one.attrs:
            return True
        style = styles.of(one, window)
        if not style:
            continue
        value = {name: declared.value for name, declared in style.items()}
        if value.get("display") == "none" or value.get("opacity") in {"0", "0%", "0.0"}:
            return True
        if visibility is None:
            visibility = value.get("visibility")
        if is_moved_away(value) or is_cut_away(value) or "scale(0)" in value.get("transform", ""):
            return True
    return visibility in {"hidden", "collapse"}


def is_moved_away(value: dict[str, str]) -> bool:
    """Whether a place far out of the window hides an element from sight alone."""
    if value.get("position") in {"absolute", "fixed"}:
        for side in ("left", "top", "right", "bottom"):
            at = pixels(value.get(side, ""), 16)
            if at is not None and at <= -500:
                return True
    for name in ("text-indent", "margin-left", "margin-top"):
        at = pixels(value.get(name, ""), 16)
        if at is not None and at <= -500:
            return True
    return False


def is_cut_away(value: dict[str, str]) -> bool:
    """Whether clipping leaves at most a pixel, as the visually-hidden pattern does."""
    if value.get("clip", "").replace(" ", "").replace(",", "").replace("px", "") in {"rect(0000)", "rect(1111)"}:
        return True
    if value.get("clip-path", "").replace(" ", "") in {"inset(50%)", "inset(100%)", "circle(0)"}:
        return True
    if value.get("overflow-x") in {"hidden", "clip"} or value.get("overflow-y") in {"hidden", "clip"}:
        for name in ("width", "height", "max-height", "max-width"):
            size = pixels(value.get(name, ""), 16)
            if size is not None and size <= 1:
                return True
    return False


def tied_labels(page: Page) -> Iterator[tuple[Element, Element]]:
    """Yield each label of a template's own file, and each text that an id points at, with what it names."""
    for label in page.template.by_name.get("label", ()):
        target = label.attr("for")
        field = page.by_id(target, label) if target else next(iter(label.inside("input", "select", "textarea")), None)
        if field is not None:
            yield label, field
    if page.mentions(("aria-labelledby",)):
        for field in page.template.elements:
            for word in field.token_list("aria-labelledby"):
                named = page.by_id(word, field)
                if named is not None:
                    yield named, field
