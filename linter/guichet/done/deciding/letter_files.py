"""What the files of a letter hold besides its own words: what it prints, and what the parts that it shows say."""

from __future__ import annotations

from guichet.reading.templates.page import Page
from guichet.reading.texts import Prose
from guichet.reading.written.layouts import layouts_of


def written_in(prose: Prose) -> str:
    """Return what stands in the file of a letter, with what it prints: a template of pages, or of plain text."""
    if prose.element is not None:
        return prose.element.template.source.text
    site = prose.document.site
    return site.text(prose.path) if site is not None and not prose.path.endswith(".md") else ""


def said_by_parts(page: Page | None) -> str:
    """Return what a page says by the parts that it shows, its layouts left out: what they say is said of every page."""
    if page is None:
        return ""
    seen = page.project.page_written(page.path) or page
    around = {one.path for one in layouts_of(page.template, page.project.library)}
    parts = ((frame.template, start, end) for frame, start, end in seen.composition.segments)
    return " ".join(one.said_between(start, end) for one, start, end in parts if one.path not in around)
