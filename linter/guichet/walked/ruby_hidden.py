"""The controls of a page of Rails that the stylesheets of its layouts hide: what stands for them is not reached like them."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.memo import keyed_memo
from guichet.reading.project.project import Project
from guichet.reading.styles.effort import Effort, SpentError
from guichet.reading.styles.selectors import Selector, matches_within
from guichet.reading.styles.sheets import sheets_at
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.cascade import styles_of
from guichet.walked.requests import controls_of
from guichet.walked.ruby_layouts import sheet_paths

_MADE_ANEW = ("radio", "checkbox", "file")
"""Controls that services hide to draw their own."""


def hidden_by_sheet(page: Page) -> Element | None:
    """Return the first control of a request that a stylesheet takes away whatever its state, so that no key reaches it."""
    if not isinstance(page.project, Project):
        return None
    own = [one for one in controls_of(page) if (one.attr("type") or "").lower() in _MADE_ANEW]
    hiding = [each for path in sheet_paths(page) for each in _hiding(path, page.project)] if own else []
    parent = styles_of(page).parent
    effort = Effort()
    try:
        return next((one for one in own for each in hiding if matches_within(effort, each, one, parent)), None)
    except SpentError:
        return None


@keyed_memo
def _hiding(path: str, project: Project) -> tuple[Selector, ...]:
    """The selectors of what a stylesheet takes away, read once."""
    return tuple(_read(path, project))


def _read(path: str, project: Project) -> Iterator[Selector]:
    sheet = sheets_at(path, project)
    for one in sheet.sheets if sheet is not None else ():
        for rule in one.rules:
            if not rule.media and any(said.name == "display" and said.value == "none" for said in rule.declarations):
                yield from (each for each in rule.selectors if not each.states and not each.pseudo_element)
