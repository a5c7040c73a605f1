"""How each language writes the comment that it keeps to itself: the same table to write derogations and to read them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from guichet.core.source import Source
from guichet.reading.templates.site import SCRIPT_SUFFIXES, STYLE_SUFFIXES, is_indented, is_template


class Comment(NamedTuple):
    """One way to write a comment: how it opens, and how it closes, "" for the end of its line."""

    opening: str
    closing: str = ""

    def holding(self, directive: str) -> str:
        """Return the comment that holds a directive."""
        return f"{self.opening} {directive} {self.closing}".rstrip()


HTML, TAGS, BLOCK = Comment("<!--", "-->"), Comment("{#", "#}"), Comment("/*", "*/")
HASH, SLASHES = Comment("#"), Comment("//")
IN_PHP = Comment("<?php /*", "*/ ?>")
_IN_JSX = Comment("{/*", "*/}")

_LANGUAGES = (
    ((".jsx", ".tsx"), (_IN_JSX, BLOCK)),
    (SCRIPT_SUFFIXES, (SLASHES,)),
    ((*STYLE_SUFFIXES, ".sql"), (BLOCK,)),
    ((".md", ".xml", ".vxml", ".mjml", ".htm", ".xhtml", ".vue", ".svelte", ".component.html"), (HTML,)),
    ((".blade.php",), (Comment("{{--", "--}}"),)),
    ((".php",), (IN_PHP, SLASHES)),
    ((".heex",), (Comment("<%!--", "--%>"),)),
    ((".erb",), (Comment("<%#", "%>"),)),
    ((".liquid",), (Comment("{% comment %}", "{% endcomment %}"),)),
    ((".haml",), (Comment("-#"),)),
    ((".slim",), (Comment("/"),)),
    ((".pug", ".jade"), (Comment("//-"),)),
)
"""The comments of the kinds of files, the first that suits a place is written there: between tags, in code.

One that the reader's browser would be sent is written only where the language has no other.
"""
_SENT_LINES = ("/!", "/")
"""How lines of indented templates open that are comments of the page: they are read, never written."""
_NONE = (".json", ".po", ".pot", ".txt", ".eml")
"""Files where a comment does not exist, or would be read by the person the text is for."""
_TEMPLATE_TAGS = re.compile(r"\{[%#]")
"""A file that is written in a language of templates with comments of its own."""
CLOSED = tuple(
    sorted({HTML, TAGS, BLOCK, *(one for _, many in _LANGUAGES for one in many if one.closing)}, reverse=True)
)
"""The comments that close, the longest opening first among those that begin alike."""


def takes_comments(path: str) -> bool:
    """Whether a derogation can be written in a file at all."""
    return not path.lower().endswith(_NONE)


def comments_for(path: str, text: str = "{%") -> tuple[Comment, ...]:
    """Return the comments that may hold a directive in a file, one of which suits a place.

    `text` is that of the file: where HTML holds no template tag, only a comment of HTML is one.
    """
    name = path.lower()
    for suffixes, found in _LANGUAGES:
        if name.endswith(suffixes):
            return found
    if is_template(path):
        return (HTML,) if name.endswith(".html") and not _TEMPLATE_TAGS.search(text) else (TAGS,)
    return (HASH,)


@cache
def closed_comments(word: str) -> re.Pattern[str]:
    """Return the pattern of the comments that open with a word and close; its last group that is set is what they say.

    A comment that is left open ends where the next one opens: none is read to the end of the file again and again.
    """
    return re.compile("|".join(_closed(_spaced(one.opening), word, _spaced(one.closing)) for one in CLOSED), re.S)


def _closed(opening: str, word: str, closing: str) -> str:
    return rf"{opening}[-~+]?\s*{word}((?:(?!{opening}).)*?){closing}"


@cache
def line_comments(path_end: str, word: str) -> re.Pattern[str]:
    """Return the pattern of the comments that open with a word and end with their line, in files of an end; group 1 is what they say."""
    alone = [one.opening for one in comments_for(path_end)] if is_indented(path_end) else []
    whole = "|".join(re.escape(one) for one in (*alone, *_SENT_LINES)) if alone else r"(?!)"
    return re.compile(rf"(?:(?:^|(?<=\s))(?:#|//|;)|^[ \t]*(?:{whole}))\s*{word}\s*(\S[^\r\n]*)", re.M)


def _spaced(sign: str) -> str:
    """Return the pattern of a sign, with the dashes that eat the white space around and the space that it may hold."""
    return re.escape(sign).replace("%\\ ", "%-?\\ ").replace("\\ %", "\\ -?%").replace(r"\ ", r"\s*")


def line_indent(source: Source, line: int) -> str:
    """Return the white space at the start of a line."""
    start = source.line_starts[line - 1]
    match = re.compile(r"[ \t]*").match(source.text, start)
    return match[0] if match else ""
