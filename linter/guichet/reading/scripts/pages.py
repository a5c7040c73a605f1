"""The pages that a script runs in, and all the scripts that run in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guichet.core.memo import memo
from guichet.reading.scripts.controllers import controllers_in
from guichet.reading.scripts.files import LONGEST, addressed, pages_loading, script_at
from guichet.reading.scripts.javascript import Script, scripts_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page, Pages

_MOST = 12
"""How many pages are looked at, among those that share a script."""
_HOSTS = 6
_FILE = re.compile(r"(?<![\w./-])[\w./-]+\.m?js\b")
_LIBRARY = re.compile(
    r"(?:^|[/@._-])(?:bootstrap|popper|jquery|dsfr|govuk-frontend|uswds|htmx|alpine(?:js)?|turbo|matomo|piwik|gtag|gtm|"
    r"tarteaucitron|axeptio|sentry|plausible|polyfills?|modernizr|html5shiv|leaflet|chart|d3|highcharts|lodash|moment|"
    r"select2|flatpickr|mapbox-gl|maplibre-gl|hotjar|crisp)(?:[/@._-]|$)",
    re.I,
)


TITLE_SETTERS = (
    "document.title", "settitle(", "usetitle(", "titlestrategy", "documenttitle", "svelte:head", "<helmet", "usehead(",
    "useseometa(", "<head>",
)  # fmt: skip
"""What gives its title to a page that scripts fill, and nothing else."""
TITLES = (*TITLE_SETTERS, "helmet", "title:", "<title", "usemeta", "metainfo", "/head", "'title'", '"title"', ".title")
"""What may give it one."""


def is_library(address: str) -> bool:
    """Whether an address names a published library, which answers for its own marks and no other."""
    return bool(_LIBRARY.search(address))


def is_bundle(script: Script) -> bool:
    """Whether a script is one that a program wrote, or a published library: it is not about one page's elements."""
    named = script.page is None and (is_library(script.path.rpartition("/")[2]) or ".min." in script.path)
    return named or len(script.text) >= LONGEST or script.root is None


def pages_of(script: Script, words: tuple[str, ...] = ()) -> Iterator[Page]:
    """Yield the pages that a script runs in: its own and those that use it; those that hold one of the words come first."""
    project = script.project
    if not isinstance(project, Pages):
        return
    paths = [script.path] if script.page is not None else pages_loading(script.path, project)
    around = dict.fromkeys(host for path in paths for host in project.host_paths(path))
    if words:
        holding = [one for one in around if any(word in project.text(one) for word in words)]
        around = dict.fromkeys([*holding[:_MOST], *islice(around, _HOSTS)])
    for path in islice(dict.fromkeys([*paths, *around]), _MOST):
        template = project.library.template(path)
        if template is not None:
            yield project.page(template)


@memo
def scripts_on(page: Page) -> list[Script]:
    """Return every script that could be read among those of a page and its layouts: written, in attributes, in files."""
    found: list[Script] = []
    for template in page.composition.templates:
        own = page if template is page.template else page.project.page(template)
        found.extend(scripts_of(own))
    for element in page.find("script"):
        path = _file_of(element, page)
        script = script_at(path, page.project) if path is not None else None
        if script is not None:
            found.append(script)
    return [*found, *_controlling(page)]


@memo
def _controlling(page: Page) -> list[Script]:
    """The controllers of the project that the elements of a page name."""
    texts = {one.path: one.masked.text for one in page.composition.templates if one.mentions(("data-controller",))}
    paths = dict.fromkeys(path for text in texts.values() for path in controllers_in(text, page.project))
    return [script for path in paths if (script := script_at(path, page.project)) is not None]


@memo
def has_unread(page: Page) -> bool:
    """Whether a page runs a script that could not be read, that is no published library, nor what holds its controllers."""
    unread = [
        one
        for one in page.find("script")
        if "src" in one.attrs and _file_of(one, page) is None and not is_library(_address(one))
    ]
    return len(unread) > 1 or (bool(unread) and ("//" in _address(unread[0]) or not _controlling(page)))


def _address(element: Element) -> str:
    span = element.value_span("src")
    return element.template.source.text[span.start : span.end]


def _file_of(element: Element, page: Page) -> str | None:
    named = _FILE.search(_address(element)) if "src" in element.attrs else None
    if named is None or "//" in _address(element):
        return None
    return addressed(named[0], element.template.path, page.project)
