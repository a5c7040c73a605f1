"""The stylesheets of a page: `<style>` elements and linked files of the project, in document order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from guichet.core.memo import lasting_memo, memo
from guichet.core.source import Source, UnreadableError
from guichet.reading.styles.syntax import Sheet, parse_sheet
from guichet.reading.templates.composition import Placed
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import Site, makes_markup
from guichet.reading.templates.template import Template

STATIC_FOLDERS = ("static", "assets", "public", "staticfiles", "src/static", "app/static", "media", "css", "")
"""Where projects keep the files that pages link to, by convention."""

_QUOTED = re.compile(r"""["']([^"']+\.css)["']""")
_LIBRARY = re.compile(
    r"(?:^|[/@._-])(?:dsfr|govuk-frontend|nhsuk(?:-frontend)?|uswds|bootstrap|font-?awesome|remixicon|normalize|leaflet|"
    r"select2|flatpickr|utility|icons|tailwind(?:css)?|bulma|foundation|materialize|pico|tachyons)(?:[/@._-]|$)",
    re.I,
)
"""Stylesheets of published libraries, by their file names."""
_LIBRARY_CLASS = re.compile(
    r"(?:fr|ri|govuk|nhsuk|usa|fa|fas|far|bi|leaflet|select2|flatpickr)-|(?:accordion|active|alert|badge|bg|border|breadcrumb|btn|"
    r"card|carousel|col|collapse|container|d|disabled|display|dropdown|figure|fixed|flex|form|fs|fw|gap|h|img|initialism|input|"
    r"invalid|invisible|lead|link|list|m|mark|modal|nav|navbar|offcanvas|p|page|pagination|popover|position|progress|rounded|"
    r"row|shadow|show|small|spinner|sticky|tab|table|text|toast|tooltip|valid|vr|visible|visually|w|"
    r"hidden|block|inline|contents|absolute|relative|static|grid|sr|not|max|min|items|justify|space|divide|underline|font|leading|"
    r"tracking|z|top|left|right|bottom|inset|opacity|cursor|hover|focus|group|peer|sm|md|lg|xl|is|has)(?:[-:]|$)"
)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+\.css)""")
_DEPTH = 4
"""Sheets that import one another in a row."""
_SIZE_LIMIT = 600_000
"""Characters. A longer stylesheet is made by a program."""


@dataclass(frozen=True, slots=True)
class PageSheet:
    """A stylesheet as a page uses it; `certain` when no condition of the template decides on it."""

    sheet: Sheet
    media: str
    certain: bool


class Reading(NamedTuple):
    """The stylesheets of a page that could be read; whether all were, or all but published libraries."""

    sheets: list[PageSheet]
    is_complete: bool
    lacks_libraries_alone: bool


def sheets_of(page: Page) -> Reading:
    """Return the stylesheets that could be read, and what is known of the others."""
    found: list[PageSheet] = []
    complete = own = True
    for placed in page.placed("link", "style"):
        element, media = placed.element, (visible(placed.element.attr("media") or "")).lower()
        if element.name == "link":
            if not _is_stylesheet(element) or _is_print(media):
                continue
            sheet = None if _is_replaced(element, page) else _linked(element, page.project)
            if sheet is None:
                complete = False
                own = own and bool(_LIBRARY.search(_address(element)))
                continue
        else:
            sheet = _own(element)
            if sheet is None:
                continue
        sheets, followed = _with_imports(sheet, page.project)
        whole = followed and all(one.unread is None for one in sheets)
        complete, own = complete and whole, own and whole
        found.extend(PageSheet(one, media, not _is_conditional(placed)) for one in sheets)
    return Reading(found, complete, own)


def _with_imports(sheet: Sheet, project: Site, depth: int = 0) -> tuple[list[Sheet], bool]:
    """Return the project's sheets that a sheet imports, then itself, and whether every one was found."""
    if not sheet.imports:
        return [sheet], True
    names = _IMPORT.findall(project.text(sheet.path)) if sheet.path.endswith(".css") and depth < _DEPTH else []
    found: list[Sheet] = []
    complete = bool(names)
    for name in names:
        path = os.path.normpath(os.path.join(os.path.dirname(sheet.path), name))
        known = path in project.assets.get(path.rpartition("/")[2], ()) and path != sheet.path
        inner = file_sheet(project.source(path)) if known else None
        sheets, whole = _with_imports(inner, project, depth + 1) if inner is not None else ([], False)
        found += sheets
        complete = complete and whole
    return [*found, sheet], complete


def _address(link: Element) -> str:
    span = link.value_span("href")
    return link.template.source.text[span.start : span.end]


def is_of_library(name: str) -> bool:
    """Whether a class has a name that the widely used design systems give: their sheets may style it."""
    return bool(_LIBRARY_CLASS.match(name))


def file_sheet(source: Source) -> Sheet | None:
    """Return a file as a stylesheet, None when it is too long for a person to have written it."""
    return parse_sheet(source.text, 0, source.path) if len(source.text) <= _SIZE_LIMIT else None


def own_sheets(template: Template) -> Iterator[Sheet]:
    """Yield what the `<style>` elements of a template hold."""
    for element in template.by_name.get("style", ()):
        sheet = _own(element)
        if sheet is not None:
            yield sheet


def _own(style: Element) -> Sheet | None:
    span, template = style.inner_span, style.template
    if span.end <= span.start:
        return None
    return parse_sheet(template.masked.text[span.start : span.end], span.start, template.path)


def _is_replaced(link: Element, page: Page) -> bool:
    """Whether the address of a layout's link is in a block that another template of the page fills."""
    span = link.value_span("href")
    names = {name for name, block in link.template.blocks.items() if span.start <= block.start < span.end}
    others = (one for one in page.composition.templates if one is not link.template)
    return bool(names) and any(names & one.blocks.keys() for one in others)


def _is_stylesheet(link: Element) -> bool:
    words = (link.attr("rel") or "").lower().split()
    return ("stylesheet" in words and "alternate" not in words) or any(is_dynamic(word) for word in words)


def _is_print(media: str) -> bool:
    return media.strip() in {"print", "speech"}


def _is_conditional(placed: Placed) -> bool:
    return any(
        frame.template.branches.is_conditional(offset) for frame, offset in placed.frame.chain(placed.element.start)
    )


@memo
def loose_sheets(project: Site) -> list[Sheet]:
    """Return the project's stylesheets that no checked template names: a build puts them in pages unknown here."""
    paths = [path for path in project.paths if path.endswith(".css") and not path.endswith(".min.css")]
    named = "\n".join(project.text(path) for path in project.paths if makes_markup(path)) if paths else ""
    texts = {path: project.text(path) for path in paths if path.rpartition("/")[2] not in named}
    return [parse_sheet(text, 0, path) for path, text in texts.items() if 0 < len(text) <= _SIZE_LIMIT]


def _linked(link: Element, project: Site) -> Sheet | None:
    path = resolve(link, "href", project)
    if path is None:
        return None
    try:
        source = project.source(path)
    except UnreadableError:
        return None
    return file_sheet(source)


def resolve(element: Element, attribute: str, project: Site) -> str | None:
    """Return the project's file that an address means (`css/a.css`, `{% static 'a.css' %}`), or None."""
    name = _name(element, attribute)
    if not name:
        return None
    key = (os.path.dirname(element.template.path), name)
    known = _linked_files(project)
    if key not in known:
        known[key] = next(
            (path for path in _candidates(*key, project) if project.is_checked(path) or os.path.isfile(path)), None
        )
    return known[key]


@lasting_memo
def _linked_files(_: Site) -> dict[tuple[str, str], str | None]:
    return {}


def _name(element: Element, attribute: str) -> str | None:
    value = element.attr(attribute)
    if not value:
        return None
    if not is_dynamic(value):
        name = visible(value).strip()
        return None if re.match(r"(?:[a-z]+:)?//|[a-z]+:", name, re.I) else name.partition("?")[0].partition("#")[0]
    span, template = element.value_span(attribute), element.template
    tokens = [one for one in template.tokens_between(span.start, span.end) if one.kind is not Kind.COMMENT]
    quoting = [one for one in tokens if _QUOTED.search(one.body)]
    if len(quoting) != 1 or any(template.branches.is_conditional(one.start, element.start) for one in tokens):
        return None
    rest = visible(value).strip().partition("?")[0]
    quoted = _QUOTED.search(quoting[0].body)
    return quoted[1] if quoted and all(is_dynamic(char) or char == "/" for char in rest) else None


def _candidates(folder: str, name: str, project: Site) -> Iterator[str]:
    clean = os.path.normpath(name.lstrip("/"))
    if not name.startswith("/"):
        yield os.path.normpath(os.path.join(folder, name))
    if clean.startswith(".."):
        return
    tail = clean.split("/", 1)[1] if clean.startswith(("static/", "assets/")) and "/" in clean else clean
    for root in _roots(folder, project):
        for one in dict.fromkeys((clean, tail)):
            yield os.path.normpath(os.path.join(root, one))


@lasting_memo
def _static_roots(_: Site) -> dict[str, list[str]]:
    return {}


def _roots(folder: str, project: Site) -> list[str]:
    """Return the folders around a template that may hold static files, nearest first."""
    known = _static_roots(project)
    if folder not in known:
        parts = folder.split("/") if folder else []
        above = [
            "/".join(parts[:depth]) or ("/" if folder.startswith("/") else ".") for depth in range(len(parts), -1, -1)
        ][:7]
        held = {path.rpartition("/")[0] for path in project.paths if path.endswith(".css")}
        found = []
        for one in above:
            for static in STATIC_FOLDERS:
                root = os.path.normpath(os.path.join(one, static))
                if os.path.isdir(root) or any(path == root or path.startswith(root + "/") for path in held):
                    found.append(root)
        known[folder] = found
    return known[folder]
