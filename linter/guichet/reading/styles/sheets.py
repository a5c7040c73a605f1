"""The stylesheets of a page: `<style>` elements and linked files of the project, in document order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from guichet.core.memo import lasting_keyed_memo, memo
from guichet.core.source import Source, UnreadableError
from guichet.reading.styles.built import Gathered, built_file, built_text, used_by_others, with_imports
from guichet.reading.styles.scopes import LANGUAGE, in_scope, scope_of
from guichet.reading.styles.syntax import Sheet, parse_sheet
from guichet.reading.styles.utilities import reset_sheet, sheet_of_words, with_applied
from guichet.reading.templates.composition import Placed
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import BUILT_STYLES, STYLE_SUFFIXES, Site, makes_markup
from guichet.reading.templates.template import Template
from guichet.reading.utilities.theme import Theme, theme_of

STATIC_FOLDERS = ("static", "assets", "public", "staticfiles", "src/static", "app/static", "media", "css", "")
"""Where projects keep the files that pages link to, by convention."""

_QUOTED = re.compile(r"""["']([^"']+\.css)["']""")
_BUILT = re.compile(r"text/(?:tailwindcss|(?:x-)?s[ac]ss|(?:x-)?less|(?:x-)?stylus|postcss)", re.I)
"""What a build, or a script, makes a style of."""
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
_SIZE_LIMIT = 600_000
"""Characters. A longer stylesheet is made by a program."""


@dataclass(frozen=True, slots=True)
class PageSheet:
    """A stylesheet as a page uses it; `certain` when no condition of the template decides on it."""

    sheet: Sheet
    media: str
    certain: bool
    own: str = ""
    """What no other stylesheet can name: the mark of a component, or the end of its classes."""


class Reading(NamedTuple):
    """The stylesheets of a page that could be read; whether all were, or all but published libraries."""

    sheets: list[PageSheet]
    is_complete: bool
    lacks_libraries_alone: bool


@memo
def sheets_of(page: Page) -> Reading:
    """Return the stylesheets that could be read, and what is known of the others."""
    found: list[PageSheet] = []
    complete = own = True
    theme = theme_of(page.project)
    for placed in page.placed("link", "style"):
        element, media = placed.element, (visible(placed.element.attr("media") or "")).lower()
        if element.name == "link":
            if not _is_stylesheet(element) or _is_print(media):
                continue
            sheet = None if _is_replaced(element, page) else _linked(element, page.project)
            if sheet is None and theme is not None:
                sheet = _input_of(element, theme, page.project)
            if sheet is None:
                complete = False
                own = own and bool(_LIBRARY.search(_address(element)))
                continue
        else:
            sheet = _own(element, page.project)
            if sheet is None:
                continue
        missing = [one for one in sheet.missing if theme is None or not one.startswith("tailwindcss")]
        whole = not missing and all(one.unread is None for one in sheet.sheets)
        complete = complete and whole
        own = own and (whole or all(map(_LIBRARY.search, missing)))
        scope, certain = scope_of(element), not _is_conditional(placed)
        sheets = (with_applied(one, theme) for one in sheet.sheets) if theme is not None else sheet.sheets
        own_name = scope.mark or scope.names
        found.extend(PageSheet(in_scope(one, scope), media, certain, own_name) for one in sheets)
    found = _last_of_each(found)
    return Reading(_with_utilities(found, theme, page) if theme is not None else found, complete, own)


def _last_of_each(found: list[PageSheet]) -> list[PageSheet]:
    """Return the stylesheets without those that come again, whole, further on: what they say is said after them."""
    last = {(id(one.sheet), one.media, one.own): rank for rank, one in enumerate(found) if one.certain}
    return [one for rank, one in enumerate(found) if last.get((id(one.sheet), one.media, one.own), rank) <= rank]


def _with_utilities(found: list[PageSheet], theme: Theme, page: Page) -> list[PageSheet]:
    """Return the stylesheets of a page with what its utility classes declare: under its own in a layer, or after them."""
    reset, words = (PageSheet(one, "", certain=True) for one in (reset_sheet(), sheet_of_words(page, theme)))
    return [reset, words, *found] if theme.version > 3 else [reset, *found, words]


def _input_of(link: Element, theme: Theme, project: Site) -> Gathered | None:
    """Return the one stylesheet that the build starts from, for a link of the service to what is nowhere in it."""
    is_local = "//" not in _address(link) and not _LIBRARY.search(_address(link).replace("tailwind", ""))
    return sheets_at(theme.inputs[0], project) if is_local and len(theme.inputs) == 1 else None


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
        if not element.attrs.get(LANGUAGE) and _is_applied(element) and (text := _inside(element)):
            yield parse_sheet(text, element.inner_span.start, template.path)


def _is_applied(style: Element) -> bool:
    """Whether a browser, or what builds the page, takes a `<style>` for one: it leaves a type that it does not know."""
    kind = style.attr("type") or ""
    return kind.lower() in ("", "text/css") or is_dynamic(kind) or _BUILT.fullmatch(kind) is not None


def _inside(style: Element) -> str:
    span = style.inner_span
    return style.template.masked.text[span.start : span.end]


def _own(style: Element, site: Site) -> Gathered | None:
    text, language = _inside(style), (style.attr(LANGUAGE) or "css").lower()
    if not text or not _is_applied(style):
        return None
    start, path = style.inner_span.start, style.template.path
    if language in ("scss", "sass", "less"):
        return built_text(text, path, language, site, start)
    return with_imports(parse_sheet(text, start, path), site)


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
    paths = [path for path in project.paths if path.endswith(STYLE_SUFFIXES) and not path.endswith(".min.css")]
    named = "\n".join(project.text(path) for path in project.paths if makes_markup(path)) if paths else ""
    left = [path for path in paths if not any(name in named for name in _names_in_pages(path, project))]
    found: dict[str, Sheet] = {}
    for path in left:
        if path.endswith(".css"):
            text = project.text(path)
            if 0 < len(text) <= _SIZE_LIMIT:
                found[path] = parse_sheet(text, 0, path)
        elif path not in used_by_others(project):
            for sheet in built_file(path, project).sheets:
                found.setdefault(sheet.path, sheet)
    return list(found.values())


def _names_in_pages(path: str, project: Site) -> list[str]:
    """How pages name a stylesheet: by its own name, or by that of what a build makes of it."""
    name = path.rpartition("/")[2]
    made = f"{name.rpartition('.')[0]}.css"
    return [name] if path.endswith(".css") or made in project.by_name else [name, made]


def _linked(link: Element, project: Site) -> Gathered | None:
    path = resolve(link, "href", project)
    return sheets_at(path, project) if path is not None else None


def sheets_at(path: str, project: Site) -> Gathered | None:
    """Return what a stylesheet brings with all that it imports, None when it cannot be read."""
    if path.endswith(BUILT_STYLES):
        return built_file(path, project)
    try:
        sheet = file_sheet(project.source(path))
    except UnreadableError:
        return None
    return with_imports(sheet, project) if sheet is not None else None


def resolve(element: Element, attribute: str, project: Site) -> str | None:
    """Return the project's file that an address means (`css/a.css`, `{% static 'a.css' %}`), or None."""
    name = _name(element, attribute)
    return _linked_file(os.path.dirname(element.template.path), name, project) if name else None


@lasting_keyed_memo
def _linked_file(folder: str, name: str, project: Site) -> str | None:
    """The project's file of a name that a template of a folder gives."""
    found = (path for path in _candidates(folder, name, project) if project.is_checked(path) or os.path.isfile(path))
    return next(found, None) or _source_of(name, project)


def _source_of(name: str, project: Site) -> str | None:
    """Return the one file that a build makes into the stylesheet of a name."""
    stem, dot, end = name.rpartition("/")[2].rpartition(".")
    if not dot or end != "css":
        return None
    found = [one for built in BUILT_STYLES for one in project.by_name.get(stem.removesuffix(".min") + built, ())]
    return found[0] if len(found) == 1 else None


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


@lasting_keyed_memo
def _roots(folder: str, project: Site) -> list[str]:
    """Return the folders around a template that may hold static files, nearest first."""
    parts = folder.split("/") if folder else []
    above = [
        "/".join(parts[:depth]) or ("/" if folder.startswith("/") else ".") for depth in range(len(parts), -1, -1)
    ][:7]
    held = {path.rpartition("/")[0] for path in project.paths if path.endswith(STYLE_SUFFIXES)}
    found = []
    for one in above:
        for static in STATIC_FOLDERS:
            root = os.path.normpath(os.path.join(one, static))
            if os.path.isdir(root) or any(path == root or path.startswith(root + "/") for path in held):
                found.append(root)
    return found
