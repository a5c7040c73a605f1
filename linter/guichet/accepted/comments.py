"""How each language writes the comment that it keeps to itself: the same table to write derogations and to read them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from guichet.core.source import Source
from guichet.reading.templates.blade import is_blade
from guichet.reading.templates.freemarker import is_freemarker
from guichet.reading.templates.site import (
    COMPONENT_SUFFIXES,
    SCRIPT_SUFFIXES,
    STYLE_SUFFIXES,
    TYPED_PROGRAMS,
    is_indented,
    is_template,
)

MARK = "guichet:"
"""How what a comment says to the linter begins."""


class Comment(NamedTuple):
    """One way to write a comment: how it opens, and how it closes, "" for the end of its line."""

    opening: str
    closing: str = ""

    def holding(self, directive: str) -> str:
        """Return the comment that holds a directive."""
        return f"{self.opening} {directive} {self.closing}".rstrip()


HTML, TAGS, BLOCK = Comment("<!--", "-->"), Comment("{#", "#}"), Comment("/*", "*/")
HASH, SLASHES = Comment("#"), Comment("//")
PERCENT, _IN_FREEMARKER = Comment("%"), Comment("<#--", "-->")
IN_PHP = Comment("<?php /*", "*/ ?>")
_IN_JSX = Comment("{/*", "*/}")
_IN_BLADE, _IN_ERB = Comment("{{--", "--}}"), Comment("<%#", "%>")
_IN_LIQUID = Comment("{% comment %}", "{% endcomment %}")

_LANGUAGES = (
    ((".jsx", ".tsx"), (_IN_JSX, BLOCK)),
    ((*SCRIPT_SUFFIXES, *TYPED_PROGRAMS), (SLASHES,)),
    ((*STYLE_SUFFIXES, ".sql", ".strings"), (BLOCK,)),
    (
        (
            ".md",
            ".xml",
            ".xlf",
            ".xliff",
            ".resx",
            ".fodt",
            ".vxml",
            ".mjml",
            ".htm",
            ".xhtml",
            ".vue",
            ".svelte",
            ".component.html",
        ),
        (HTML,),
    ),
    ((".blade.php",), (_IN_BLADE, HTML)),
    ((".php",), (IN_PHP, SLASHES)),
    ((".heex",), (Comment("<%!--", "--%>"), _IN_ERB)),
    ((".erb",), (_IN_ERB,)),
    ((".liquid",), (_IN_LIQUID, HTML)),
    ((".tex",), (PERCENT,)),
    ((".haml",), (Comment("-#"),)),
    ((".slim",), (Comment("/"),)),
    ((".pug", ".jade"), (Comment("//-"),)),
)
"""The comments of the kinds of files, the first that suits a place is written there: between tags, in code.

One that the reader's browser would be sent is written only where the language has no other, or is not read.
"""
_SENT_LINES = ("/!", "/")
"""How lines of indented templates open that are comments of the page: they are read, never written."""
_NONE = (".json", ".arb", ".po", ".pot", ".txt", ".eml", ".csv")
"""Files where a comment does not exist, or would be read by the person the text is for."""
_TEMPLATE_TAGS = re.compile(r"\{[%#]")
"""A file that is written in a language of templates with comments of its own."""
_HELD: tuple[tuple[Comment, Callable[[str], object]], ...] = (
    (_IN_BLADE, is_blade),
    (_IN_LIQUID, re.compile(r"\{%[-+~]?\s*(?!(?:end)?comment\b)\w").search),
    (_IN_ERB, re.compile(r"<%(?![-\s]*[#!])").search),
    (IN_PHP, re.compile(r"<\?(?:=|php\b(?!\s*(?:/\*|//|#)))").search),
)
"""The comments that a page of HTML may have, and what tells that it is in their language: a tag that is no comment."""
OPENINGS = tuple(
    sorted(
        {one.opening for one in (HTML, TAGS, BLOCK, *(one for _, many in _LANGUAGES for one in many)) if one.closing}
    )
)
"""How the comments that close open."""

_LONGEST = 2_000
"""Characters of the longest comment that is read as a decision."""


def takes_comments(path: str) -> bool:
    """Whether a derogation can be written in a file at all."""
    return not path.lower().endswith(_NONE)


def comments_for(path: str, text: str = "{%") -> tuple[Comment, ...]:
    """Return the comments that may hold a directive in a file, one of which suits a place.

    `text` is that of the file: where HTML holds no template tag, only a comment of HTML is one.
    """
    name = path.lower()
    if name.endswith(".ftl") and is_freemarker(text):
        return (_IN_FREEMARKER,)
    for suffixes, found in _LANGUAGES:
        if name.endswith(suffixes):
            return found
    if is_template(path):
        return (HTML,) if name.endswith(".html") and not _TEMPLATE_TAGS.search(text) else (TAGS, HTML)
    return (HASH,)


def closed_comments(path: str, text: str) -> re.Pattern[str]:
    """Return the pattern of the comments of a file that hold a directive and close; its last group that is set is what they say.

    A page of HTML is in the languages of templates whose tags it holds: elsewhere, their comments are shown as any text.
    """
    name = path.lower()
    found = {HTML, *(one for one in comments_for(path, text) if one.closing)}
    if not name.endswith((".md", ".xml", ".xlf", ".xliff", ".resx", ".fodt", ".xhtml", ".htm")):
        found.add(BLOCK)
    if not name.endswith(COMPONENT_SUFFIXES) and "{%" in text:
        found.add(TAGS)
    if name.endswith(".html") and not name.endswith(".component.html"):
        found.update(one for one, is_held in _HELD if is_held(text))
    return _closing(tuple(sorted(found, reverse=True)))  # the longest opening first among those that begin alike


@cache
def _closing(comments: tuple[Comment, ...]) -> re.Pattern[str]:
    """Return their pattern. One that is left open ends where the next one opens: none is read to the end again and again."""
    return re.compile("|".join(_closed(_spaced(one.opening), _spaced(one.closing)) for one in comments), re.S)


def _closed(opening: str, closing: str) -> str:
    return rf"{opening}[-~+]?\s*{MARK}((?:(?!{opening}).){{0,{_LONGEST}}}?){closing}"


@cache
def line_comments(path_end: str) -> re.Pattern[str]:
    """Return the pattern of the comments that hold a directive and end with their line, in files of an end; group 1 is what they say.

    What closes the code that holds them, on the same line, ends them too.
    """
    alone = (
        [one.opening for one in comments_for(path_end)] if is_indented(path_end) or path_end.lower() == ".tex" else []
    )
    whole = "|".join(re.escape(one) for one in (*alone, *_SENT_LINES)) if alone else r"(?!)"
    return re.compile(rf"(?:(?:^|(?<=\s))(?:#|//|;)|^[ \t]*(?:{whole}))\s*{MARK}\s*(\S(?:(?![?%]>)[^\r\n])*)", re.M)


def _spaced(sign: str) -> str:
    """Return the pattern of a sign, with the dashes that eat the white space around and the space that it may hold."""
    return re.escape(sign).replace("%\\ ", "%-?\\ ").replace("\\ %", "\\ -?%").replace(r"\ ", r"\s*")


def line_indent(source: Source, line: int) -> str:
    """Return the white space at the start of a line."""
    start = source.line_starts[line - 1]
    match = re.compile(r"[ \t]*").match(source.text, start)
    return match[0] if match else ""
