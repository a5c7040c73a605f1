"""Elements that a script of the page fills or changes: what they will say is unknown."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site


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


def runs_nothing(page: Page) -> bool:
    """Whether a page is known whole and runs no script: what it holds is all that people get."""
    return page.is_document and not page.has_unknown_markup and not page.find("script")


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


def is_looked_up(element: Element, page: Page) -> bool:
    """Whether a script of the project looks for an element by its id or by a class of its own: it fills it, or answers there."""
    names = [f"#{element.attr('id')}", *(f".{one}" for one in element.token_list("class"))]
    return not names_looked_up(page.project).isdisjoint(names)


_LOOKS = re.compile(
    r"""(?P<by>querySelector(?:All)?|closest|matches|getElementById|getElementsByClassName|\$)\(\s*(["'`])(?P<what>[^"'`\n]{1,200})\2"""
)
_LAST = re.compile(r"[.#][\w-]+(?=[^\s>+~]{0,200}(?:,|$))")
"""The names of the last part of a selector: that of the element that is found."""


@memo
def names_looked_up(project: Site) -> frozenset[str]:
    """Return the classes and ids by which the scripts of a project look for elements, as selectors."""
    found: set[str] = set()
    for path in project.paths:
        if path.endswith(SCRIPT_SUFFIXES) and ".min." not in path:
            for look in _LOOKS.finditer(project.text(path)):
                mark = {"getElementById": "#", "getElementsByClassName": "."}.get(look["by"], "")
                found |= {f"{mark}{look['what']}"} if mark else set(_LAST.findall(look["what"]))
    return frozenset(found)


def _looks_up(page: Page) -> bool:
    """Whether the scripts of a page look for elements in it."""
    return any(word in inline_scripts(page) for word in ("getElementById", "querySelector"))


def _awaits_text(name: str, value: str) -> bool:
    """Whether a script writes in the element that has this attribute; a selector names what it opens elsewhere."""
    if name.endswith("-target"):
        return not value.strip().startswith(("#", ".", "["))
    return name.endswith(("-text", "-title"))
