"""Where the tags of a file stand, as whoever writes a comment there sees them: a component is read as it is written."""

from __future__ import annotations

from guichet.core.memo import lasting_memo
from guichet.core.source import Source
from guichet.reading.templates.site import is_indented, makes_markup
from guichet.reading.templates.template import Template

_RAW = ("script", "style", "textarea", "title", "pre")


@lasting_memo
def start_tags(source: Source) -> list[tuple[int, int]]:
    """Return the stretches of the start tags of a file, in order; none of JSX, nor where lines stand further in."""
    return [(start, end) for start, end, _, _ in _elements(source)]


@lasting_memo
def closed_to_comments(source: Source) -> list[tuple[int, int]]:
    """Return the stretches where a comment of HTML would be no comment: inside a tag, a script, a style."""
    raw = [(start, end) for start, _, end, name in _elements(source) if name in _RAW]
    return [*start_tags(source), *raw]


def _elements(source: Source) -> list[tuple[int, int, int, str]]:
    if not makes_markup(source.path) or source.path.endswith((".jsx", ".tsx")) or is_indented(source.path):
        return []
    elements = Template(Source(f"{source.path}.html", source.text)).elements
    return [(one.start, one.open_end, one.end, one.name) for one in elements]


def first_line_of_tag(source: Source, line: int) -> int:
    """Return the line where the start tag begins that a line goes on with, else the line itself."""
    at = source.line_starts[line - 1]
    return min((source.line_column(start)[0] for start, end in start_tags(source) if start < at < end), default=line)


def last_line_of_tags(source: Source, line: int) -> int:
    """Return the line where the last of the start tags ends that begin on a line, else the line itself."""
    ends = [source.line_column(end - 1)[0] for start, end in start_tags(source) if source.line_column(start)[0] == line]
    return max(ends, default=line)
