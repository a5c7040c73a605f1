"""Where a program draws in a page, once it is shown, what people fill in: an element that the page leaves empty, and that a script takes."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.reading.project.project import Project
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import static_part
from guichet.reading.templates.page import Page
from guichet.walked.asked import built_on, printed_on
from guichet.walked.requests import controls_of, request_holds, stands_beside

_SCRIPTS = (".js", ".ts", ".mjs", ".jsx", ".tsx", ".svelte", ".vue")
_DRAWS = re.compile(
    r"\b(?:createRoot|hydrateRoot|createApp|createSSRApp|bootstrapApplication)\(|\bReactDOM\.(?:render|hydrate)\(|\bnew Vue\(|\.\$?mount\(|\brender\(\s*<|\bnew \w+\(\{\s*target:"
)
"""What a script calls to draw components in an element."""
_TAKEN = re.compile(
    r"\bgetElementById\(\s*[\"'`]([\w-]+)[\"'`]|\b(?:querySelector(?:All)?|\$?mount)\(\s*[\"'`]([#.][\w-]+)[\"'`]|\bel:\s*[\"'`]([#.][\w-]+)[\"'`]"
)


def drawn_by_program(page: Page) -> bool:
    """Whether what a page asks is drawn by a program in an element that it leaves empty: in a request, or where nothing else is asked."""
    taken = _taken(page.project) if isinstance(page.project, Project) else frozenset()
    if not taken:
        return False
    held = [one for one in page.find() if _is_taken(one, taken) and not stands_beside(one, page)]
    empty = (one for one in held if not one.text.strip())  # not even a field that a tag writes
    return bool(held) and (_asks_nothing(page) or any(request_holds(one, page) for one in empty))


@memo
def _taken(project: Project) -> frozenset[str]:
    """The elements in which scripts draw, by `#id` or `.class`."""
    found: set[str] = set()
    for path in project.paths:
        if path.endswith(_SCRIPTS) and place_of_path(path) is None and _DRAWS.search(text := project.text(path)):
            found.update(f"#{one}" if one else other or last for one, other, last in _TAKEN.findall(text))
    return frozenset(found)


def _is_taken(element: Element, taken: frozenset[str]) -> bool:
    """Whether a script draws in an element, and the page leaves it empty."""
    said = {f"#{element.attr('id') or ''}", *(f".{one}" for one in (element.attr("class") or "").split())}
    if said.isdisjoint(taken) or static_part(element.text).strip():
        return False
    return all((one.attr("type") or "").lower() == "hidden" for one in element.inside("input", "select", "textarea"))


def _asks_nothing(page: Page) -> bool:
    """Whether the page itself has people fill in nothing that can be seen."""
    return not controls_of(page) and not printed_on(page) and all(one.kind == "hidden" for one in built_on(page).fields)
