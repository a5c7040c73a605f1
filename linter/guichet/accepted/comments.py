"""How a derogation is written in each kind of file."""

from __future__ import annotations

import re

from guichet.core.source import Source
from guichet.reading.templates.site import SCRIPT_SUFFIXES, STYLE_SUFFIXES, is_template


def comment_for(path: str, directive: str) -> str:
    """Return a directive as a comment of the file's language; in HTML one that reaches the reader's browser is avoided."""
    if path.endswith((".jsx", ".tsx")):
        return f"{{/* {directive} */}}"
    if path.endswith(SCRIPT_SUFFIXES):
        return f"// {directive}"
    if path.endswith(STYLE_SUFFIXES):
        return f"/* {directive} */"
    if path.endswith((".md", ".xml", ".vxml", ".htm", ".xhtml", ".vue", ".svelte", ".component.html")):
        return f"<!-- {directive} -->"
    if is_template(path):
        return f"{{# {directive} #}}"
    return f"# {directive}"


def line_indent(source: Source, line: int) -> str:
    """Return the white space at the start of a line."""
    start = source.line_starts[line - 1]
    match = re.compile(r"[ \t]*").match(source.text, start)
    return match[0] if match else ""
