"""Where the tags of a file stand, as whoever writes a comment there sees them: a component is read as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guichet.core.memo import lasting_memo
from guichet.core.source import Source
from guichet.core.stretches import Stretches
from guichet.reading.indented.reader import lines_of
from guichet.reading.templates.blade import LEFT
from guichet.reading.templates.masking import LITERAL_BODIES
from guichet.reading.templates.site import is_indented, makes_markup
from guichet.reading.templates.template import Template

_CODE = ("script", "style")
_RAW = (*_CODE, "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext")
"""Elements of which browsers show the text, or leave it, and read none of it as markup."""


@lasting_memo
def start_tags(source: Source) -> list[tuple[int, int]]:
    """Return the stretches of the start tags of a file and of the tags of its templates, none of JSX; in an indented one, its lines."""
    if is_indented(source.path):
        return [(line.start, line.end) for line in lines_of(source)]
    read = _read(source)
    return [*((one.start, one.open_end) for one in read.elements), *_tokens(source, php=False)] if read else []


@lasting_memo
def closed_to_markup(source: Source) -> Stretches:
    """Return the stretches where a comment of HTML would be none, or would bring a line: `pre` besides."""
    return Stretches([*_closed_to_comments(source), *_inside(_elements(source, "pre"))])


@lasting_memo
def closed_to_comments(source: Source) -> Stretches:
    """Return the stretches where a comment of HTML would be no comment: inside a tag, a script, a style, some code."""
    return Stretches(_closed_to_comments(source))


def _closed_to_comments(source: Source) -> Iterator[tuple[int, int]]:
    yield from _inside([*start_tags(source), *_elements(source, *_RAW)])
    yield from _code_of_php(source)


@lasting_memo
def open_to_code(source: Source) -> Stretches:
    """Return the stretches where a comment of code may be one: inside a tag, a script, a style, some code."""
    return Stretches([*_inside([*start_tags(source), *_elements(source, *_CODE)]), *_code_of_php(source)])


@lasting_memo
def styles(source: Source) -> Stretches:
    """Return the stretches of a file that are written in the language of stylesheets."""
    read = _read(source)
    return Stretches((one.open_end, one.end) for one in (read.elements if read else ()) if one.name == "style")


def shows_code(source: Source) -> bool:
    """Whether a file shows what is written outside its tags as a page does: one without elements is in another language."""
    read = _read(source)
    return read is not None and bool(read.elements)


@lasting_memo
def closed_to_tags(source: Source) -> Stretches:
    """Return the stretches where a comment of a language of templates would be none: inside one of its tags, or of PHP's, or shown."""
    return Stretches([*_inside(_tokens(source, php=False)), *_code_of_php(source), *_literal_bodies(source)])


@lasting_memo
def literal_bodies(source: Source) -> Stretches:
    """Return the stretches that a language of templates leaves as they are: `{% raw %}`, `@verbatim`."""
    return Stretches(_literal_bodies(source))


@lasting_memo
def code_of_php(source: Source) -> Stretches:
    """Return the stretches of a file between `<?php` and what ends it, or between `@php` and `@endphp`."""
    return Stretches(_code_of_php(source))


def _literal_bodies(source: Source) -> Iterator[tuple[int, int]]:
    yield from _left_by_blade(source, "verbatim")
    read, name, start = _read(source), "", 0
    for one in read.masked.tokens if read else ():
        if name and one.name == LITERAL_BODIES[name]:
            yield start, one.start + 1
            name = ""
        elif not name and one.name in LITERAL_BODIES:
            name, start = one.name, one.end
    if name:
        yield start, len(source.text) + 1


def _code_of_php(source: Source) -> Iterator[tuple[int, int]]:
    yield from _inside(_tokens(source, php=True))
    yield from _left_by_blade(source, "php")


def _left_by_blade(source: Source, name: str) -> Iterator[tuple[int, int]]:
    found = LEFT.finditer(source.text) if source.path.lower().endswith(".blade.php") else ()
    yield from ((one.start(2), one.end(2) + 1) for one in found if one[1] == name)


def _elements(source: Source, *names: str) -> list[tuple[int, int]]:
    read = _read(source)
    return [(one.start, one.end) for one in read.elements if one.name in names] if read else []


def _inside(tags: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield tags without the place where each begins: what is written there is before it."""
    yield from ((start + 1, end) for start, end in tags)


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
    return _begun(source).get(line, line)


def last_line_of_tags(source: Source, line: int) -> int:
    """Return the line where the last of the start tags ends that begin on a line, else the line itself."""
    return _ended(source).get(line, line)


@lasting_memo
def _ended(source: Source) -> dict[int, int]:
    """Return the last line of the start tags that begin on each line."""
    ended: dict[int, int] = {}
    for start, end in start_tags(source):
        first, last = source.line_column(start)[0], source.line_column(end - 1)[0]
        ended[first] = max(last, ended.get(first, last))
    return ended


@lasting_memo
def _begun(source: Source) -> dict[int, int]:
    """Return the first line of the start tags that each line goes on with, the outermost of those in one another."""
    begun: dict[int, int] = {}
    known = 0
    for first, last in sorted(_ended(source).items()):
        for line in range(max(first, known) + 1, last + 1):
            begun[line] = first
        known = max(known, last)
    return begun
