"""Whether what is written at a place is a comment there, to whatever runs or shows the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from guichet.accepted.comments import BLOCK, HTML, MARK, SLASHES, Comment, comments_for, line_indent
from guichet.accepted.data_texts import texts_of_data
from guichet.accepted.tags import (
    closed_to_comments,
    closed_to_markup,
    closed_to_tags,
    code_of_php,
    literal_bodies,
    open_to_code,
    shows_code,
    styles,
)
from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.core.source import Source
from guichet.core.stretches import Stretches
from guichet.reading.indented.reader import transcribed
from guichet.reading.scripts.javascript import dialect_of, parsed
from guichet.reading.scripts.syntax import walk
from guichet.reading.templates.site import SCRIPT_SUFFIXES, is_indented, makes_markup


def standing(source: Source, written: Source, comment: Comment, lines: Sequence[int]) -> list[int]:
    """Return the lines of a file, among those above which a comment is written in its other text, where it is one to its language."""
    if source.path.endswith(SCRIPT_SUFFIXES):
        root = parsed(written.text.encode(), dialect_of(source.path))
        return [line for rank, line in enumerate(lines) if _is_in_script(root, written, line + rank, comment)]
    if is_indented(source.path):
        return list(lines) if _made(written) == _made(source) else []
    return [line for line in lines if _is_comment(source, comment, source.line_starts[line - 1])]


def _is_comment(source: Source, comment: Comment, at: int) -> bool:
    if at <= _declaration(source.text):
        return False
    if not makes_markup(source.path):
        return not texts_of_data(source).hold(at)
    if comment is BLOCK:
        return styles(source).hold(at)
    if comment is SLASHES:
        return code_of_php(source).hold(at)
    if comment is not HTML:
        return not closed_to_tags(source).hold(at)
    has_no_other = comments_for(source.path, source.text)[0] is HTML or literal_bodies(source).hold(at)
    return has_no_other and not closed_to_markup(source).hold(at)


def _declaration(text: str) -> int:
    """Return where a document of XML says that it is one, which nothing may stand before; -1 in any other file."""
    found = re.match(r"\s*<\?xml\b", text)
    return found.end() if found is not None else -1


def is_shown(source: Source, at: int) -> bool:
    """Whether what looks like a comment and holds a directive is none there: the file shows it, or it is a text of its code."""
    if is_indented(source.path):
        in_script = _kept(source).get(source.text.index(MARK, at))
        return in_script is not None and not (in_script and source.text.startswith(_OF_CODE, at))
    if source.path.endswith(SCRIPT_SUFFIXES):
        comments = _comments_of_script(source)
        return comments is not None and not comments.hold(source.text.index(MARK, at))
    if not makes_markup(source.path):
        return False
    if source.text.startswith(HTML.opening, at):
        return closed_to_comments(source).hold(at)
    if source.text.startswith(_OF_TAGS, at):
        return closed_to_tags(source).hold(at)
    return shows_code(source) and not open_to_code(source).hold(at)


@lasting_memo
def _comments_of_script(source: Source) -> Stretches | None:
    """Return the comments of a file of JavaScript; None where tree-sitter is not installed."""
    code = source.text.encode()
    root = parsed(code, dialect_of(source.path))
    if root is None:
        return None
    found, at, done = list[tuple[int, int]](), 0, 0
    for node in walk(root):
        if node.type == "comment":
            start = at + len(code[done : node.start_byte].decode())
            at, done = start + len(code[node.start_byte : node.end_byte].decode()), node.end_byte
            found.append((start, at))
    return Stretches(found)


_OF_CODE = (SLASHES.opening, BLOCK.opening)
_OF_TAGS = ("{{", "{#", "{%", "<%", "<?")
"""How the comments open that a language of templates keeps to itself."""
_MADE = re.compile(r"<%-?\s*#(?:(?!%>).)*%>|<!--(?:(?!<!--).)*?-->", re.S)
"""The comments of what an indented file makes."""


@lasting_memo
def _kept(source: Source) -> dict[int, bool]:
    """Return where the words of derogations stand that what an indented file makes still says, outside its comments.

    For each, whether a script or a style says it.
    """
    made = transcribed(source)
    code = Stretches((one.open_end, one.end) for one in made.elements if one.name in ("script", "style"))
    text = _MADE.sub(lambda match: " " * len(match[0]), made.source.text)
    found = [one.start() for one in re.finditer(MARK, text)]
    return {made.origin(Span(at, at + len(MARK)))[1].start: code.hold(at) for at in found}


@lasting_memo
def _made(source: Source) -> str:
    """Return what a file of an indented language makes, without its white space: a comment brings nothing else to it."""
    return "".join(transcribed(source).source.text.split())


def _is_in_script(root: Any, written: Source, line: int, comment: Comment) -> bool:
    column = len(line_indent(written, line)) + comment.opening.index("/")
    node = root.descendant_for_point_range((line - 1, column), (line - 1, column + 2)) if root is not None else None
    whole = comment.opening.startswith("{")
    return node is not None and node.type == "comment" and (not whole or node.parent.type == "jsx_expression")
