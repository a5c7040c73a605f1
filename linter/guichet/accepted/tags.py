"""Where the tags of a file stand, as whoever writes a comment there sees them: a component is read as it is written."""

from __future__ import annotations

from collections.abc import Iterable

from guichet.core.memo import lasting_memo
from guichet.core.source import Source
from guichet.core.stretches import Stretches
from guichet.reading.indented.reader import lines_of
from guichet.reading.templates.blade import LEFT
from guichet.reading.templates.masking import LITERAL_BODIES
from guichet.reading.templates.site import is_indented, makes_markup
from guichet.reading.templates.template import Template

_RAW = ("script", "style", "textarea", "title", "pre")


@lasting_memo
def start_tags(source: Source) -> list[tuple[int, int]]:
    """Return the stretches of the start tags of a file and of the tags of its templates, none of JSX; in an indented one, its lines."""
    if is_indented(source.path):
        return [(line.start, line.end) for line in lines_of(source)]
    read = _read(source)
    return [*((one.start, one.open_end) for one in read.elements), *_tokens(source, php=False)] if read else []


def closed_to_markup(source: Source) -> list[tuple[int, int]]:
    """Return the stretches where a comment of HTML would be no comment: inside a tag, a script, a style, some code."""
    read = _read(source)
    raw = [(one.start, one.end) for one in read.elements if one.name in _RAW] if read else []
    return [*start_tags(source), *raw, *code_of_php(source)]


@lasting_memo
def closed_to_tags(source: Source) -> Stretches:
    """Return the stretches where a comment of a language of templates would be none: inside one of its tags, or of PHP's."""
    return _inside([*_tokens(source, php=False), *code_of_php(source), *literal_bodies(source)])


def _inside(stretches: Iterable[tuple[int, int]]) -> Stretches:
    """Return stretches without the place where each begins: what is written there is before them."""
    return Stretches((start + 1, end) for start, end in stretches)


@lasting_memo
def literal_bodies(source: Source) -> list[tuple[int, int]]:
    """Return the stretches that a language of templates leaves as they are: `{% raw %}`, `@verbatim`."""
    read = _read(source)
    found, opened = _left_by_blade(source, "verbatim"), ("", 0)
    for one in read.masked.tokens if read else ():
        if opened[0] and one.name == LITERAL_BODIES[opened[0]]:
            found.append((opened[1], one.start))
            opened = ("", 0)
        if not opened[0] and one.name in LITERAL_BODIES:
            opened = (one.name, one.end)
    return found + [(opened[1], len(source.text))] * bool(opened[0])


def code_of_php(source: Source) -> list[tuple[int, int]]:
    """Return the stretches of a file between `<?php` and what ends it, or between `@php` and `@endphp`."""
    return [*_tokens(source, php=True), *_left_by_blade(source, "php")]


def _left_by_blade(source: Source, name: str) -> list[tuple[int, int]]:
    found = LEFT.finditer(source.text) if source.path.lower().endswith(".blade.php") else ()
    return [one.span(2) for one in found if one[1] == name]


def _tokens(source: Source, *, php: bool) -> list[tuple[int, int]]:
    read = _read(source)
    tokens = read.masked.tokens if read else ()
    return [(one.start, one.end) for one in tokens if source.text.startswith("<?", one.start) == php]


@lasting_memo
def _read(source: Source) -> Template | None:
    if not makes_markup(source.path) or source.path.endswith((".jsx", ".tsx")) or is_indented(source.path):
        return None
    return Template(Source(f"{source.path}.html", source.text))


def first_line_of_tag(source: Source, line: int) -> int:
    """Return the line where the start tag begins that a line goes on with, else the line itself."""
    at = source.line_starts[line - 1]
    return min((source.line_column(start)[0] for start, end in start_tags(source) if start < at < end), default=line)


def last_line_of_tags(source: Source, line: int) -> int:
    """Return the line where the last of the start tags ends that begin on a line, else the line itself."""
    ends = [source.line_column(end - 1)[0] for start, end in start_tags(source) if source.line_column(start)[0] == line]
    return max(ends, default=line)
