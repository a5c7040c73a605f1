"""Elements that a script of the page fills or changes: what they will say is unknown."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page


@memo
def inline_scripts(page: Page) -> str:
    """Return the text of the scripts written in a page and its layouts, template output as placeholders."""
    pieces = []
    for template in page.composition.templates:
        for script in template.by_name.get("script", ()):
            span = script.inner_span
            pieces.append(template.masked.text[span.start : span.end])
    return "\n".join(pieces)


@memo
def loads_script(page: Page) -> bool:
    """Whether a page loads a script from a file, which may make what is not in the page."""
    return any("src" in one.attrs for one in page.find("script"))


def is_scripted(element: Element, page: Page) -> bool:
    """Whether an inline script mentions an element's id, or the page loads a script and the element awaits one."""
    own = element.attr("id")
    if own and own in inline_scripts(page) and not (page.is_rendered and not _looks_up(page)):
        return True
    if not element.text and any(
        "modal" in word for one in (element, *element.ancestors) for word in one.token_list("class")
    ):
        return element.name not in {"a", "button", "input"}
    return any(_awaits_text(name, element.attr(name) or "") for name in element.attrs if name.startswith("data-"))


def _looks_up(page: Page) -> bool:
    """Whether the scripts of a page look for elements in it."""
    return any(word in inline_scripts(page) for word in ("getElementById", "querySelector"))


def _awaits_text(name: str, value: str) -> bool:
    """Whether a script writes in the element that has this attribute; a selector names what it opens elsewhere."""
    if name.endswith("-target"):
        return not value.strip().startswith(("#", ".", "["))
    return name.endswith(("-text", "-title"))
