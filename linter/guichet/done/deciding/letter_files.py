"""What the files of a letter hold besides its own words: what it prints, and what the parts that it shows say."""

from __future__ import annotations

from os.path import commonpath

from guichet.reading.templates.page import Page
from guichet.reading.templates.site import Site
from guichet.reading.texts import Document, Prose
from guichet.reading.written.layouts import layouts_of

_PARTS = 20
"""Parts of a letter that are opened: beyond, the rest is unknown."""


def written_in(prose: Prose) -> str:
    """Return what stands in the file of a letter, with what it prints: a template of pages, or of plain text."""
    if prose.element is not None:
        return prose.element.template.source.text
    site = prose.document.site
    return site.text(prose.path) if site is not None and not prose.path.endswith(".md") else ""


def said_by_parts(document: Document) -> str:
    """Return what a letter says by the parts that it shows, its layouts left out: what they say is said of every page."""
    if document.page is not None:
        return _shown_by(document.page)
    return "" if document.site is None else brought_in(document.path, document.site)


def brought_in(path: str, site: Site) -> str:
    """Return what the parts that a plain text names hold, and those that they name."""
    named = [path]
    for one in named:  # it grows as parts name others
        found = [part for name, resolved in site.targets(one) if (part := resolved or _near(name, one, site))]
        named.extend(part for part in dict.fromkeys(found) if part not in named)
        if len(named) > _PARTS:
            break
    return " ".join(map(site.text, named[1:]))


def _near(name: str, path: str, site: Site) -> str | None:
    """The text of the project that a name means, where its loader has a folder of its own: the nearest whose path ends so."""
    ending = [one for one in site.by_name.get(name.rpartition("/")[2], ()) if f"/{one}".endswith(f"/{name}")]
    return max(ending, key=lambda one: len(commonpath((one, path))), default=None)


def _shown_by(page: Page) -> str:
    seen = page.project.page_written(page.path) or page
    around = {one.path for one in layouts_of(page.template, page.project.library)}
    parts = ((frame.template, start, end) for frame, start, end in seen.composition.segments)
    return " ".join(one.said_between(start, end) for one, start, end in parts if one.path not in around)
