"""How a derogation is written in each kind of file."""

from __future__ import annotations

import re

from guichet.core.source import Source
from guichet.reading.templates.site import SCRIPT_SUFFIXES, STYLE_SUFFIXES, is_indented, is_template

_TAGS = re.compile(r"\{[%#]")
"""A file that is written in a language of templates with comments of its own."""
_CLOSED = (
    ".md",
    ".xml",
    ".vxml",
    ".htm",
    ".xhtml",
    ".vue",
    ".svelte",
    ".component.html",
    ".php",
    ".erb",
    ".liquid",
    ".heex",
    ".mjml",
)
_NONE = (".json", ".po", ".pot", ".txt", ".eml")
"""Files where a comment does not exist, or would be read by the person the text is for."""


_IN_MARKUP = (".jsx", ".tsx")


def comments_for(path: str, directive: str, text: str) -> list[str]:
    """Return the comments that may hold a directive, one of which suits a place: between tags, in a tag, in code."""
    first = comment_for(path, directive, text)
    return [first, f"/* {directive} */"] if path.endswith(_IN_MARKUP) else [first]


def takes_comments(path: str) -> bool:
    """Whether a derogation can be written in a file at all."""
    return not path.lower().endswith(_NONE)


def comment_for(path: str, directive: str, text: str = "{%") -> str:
    """Return a directive as a comment of the file's language; in HTML one that reaches the reader's browser is avoided.

    `text` is that of the file: where it holds no template tag, only a comment of HTML is one.
    """
    if path.endswith(_IN_MARKUP):
        return f"{{/* {directive} */}}"
    if path.endswith(SCRIPT_SUFFIXES):
        return f"// {directive}"
    if path.endswith((*STYLE_SUFFIXES, ".sql")):
        return f"/* {directive} */"
    if path.endswith(_CLOSED) or (path.endswith(".html") and not _TAGS.search(text)):
        return f"<!-- {directive} -->"
    if is_indented(path):
        sign = "-#" if path.endswith(".haml") else "/" if path.endswith(".slim") else "//-"
        return f"{sign} {directive}"
    if is_template(path):
        return f"{{# {directive} #}}"
    return f"# {directive}"


def line_indent(source: Source, line: int) -> str:
    """Return the white space at the start of a line."""
    start = source.line_starts[line - 1]
    match = re.compile(r"[ \t]*").match(source.text, start)
    return match[0] if match else ""
