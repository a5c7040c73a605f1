"""What a file does and says, without what those who write it tell one another: its comments are white space, every other sign in its place."""

from __future__ import annotations

import re
from pathlib import Path

from guichet.core.source import text_beside

_HASHED = (".py", ".rb", ".rake", ".yml", ".yaml", ".toml", ".sh", ".conf", ".cfg", ".htaccess", "caddyfile", ".po")
_OF_PROGRAMS = (".js", ".mjs", ".ts", ".java", ".kt", ".go", ".jsx", ".tsx", ".php")
_BUILT_STYLES = (".scss", ".sass", ".less")
# What nothing closes goes on to the end, a text to the end of its line: it is looked for once.
_QUOTED = r""""(?:[^"\\\n]|\\(?:.|\Z))*+(?:"|(?=\n)|\Z)|'(?:[^'\\\n]|\\(?:.|\Z))*+(?:'|(?=\n)|\Z)"""
_BLOCK, _SHOWN = r"(?<!\\)/\*.*?(?:\*/|\Z)", r"<!--.*?(?:-->|\Z)"
_PROGRAM = re.compile(rf"({_QUOTED}|`(?:[^`\\]|\\(?:.|\Z))*+(?:`|\Z))|{_BLOCK}|(?<![\\:])//[^\n]*|{_SHOWN}", re.S)
_STYLE = re.compile(rf"({_QUOTED}|url\(\s*[^\"')\s][^()]*\)|(?<=:)//)|{_BLOCK}|//[^\n]*|<!--|-->", re.S | re.I)
_CSS = re.compile(rf"({_QUOTED})|{_BLOCK}", re.S)
_QUERY = re.compile(rf"({_QUOTED})|{_BLOCK}|--[^\n]*", re.S)
_HASH = re.compile(
    rf"""(\"{{3}}.*?\"{{3}}|'''.*?'''|{_QUOTED})|^=begin\b.*?(?:^=end\b|\Z)|^__END__$.*|(?<!\S)\#(?!\{{)[^\n]*""",
    re.S | re.M,
)
"""What a function says of itself is a text like any other; what follows `__END__` in Ruby is none of its code."""
_PHP = re.compile(rf"{_PROGRAM.pattern}|(?<!\S)\#(?!\[)[^\n]*", re.S)
"""What is PHP alone; where markup stands beside, `#` is a sign like any other."""
_PAGE = re.compile(
    rf"(<(?:script|style)\b[^<>]*>)(.*?)(?=</(?:script|style)\b|\Z)|{_SHOWN}|<%(?:--|!--|-?#).*?(?:%>|\Z)|\{{\{{!?--.*?(?:--\}}\}}|\Z)|"
    r"\{#.*?(?:#\}|\Z)|\{%-?\s*comment\b.*?(?:\bendcomment\s*-?%\}|\Z)|\{/\*.*?(?:\*/\}|\Z)",
    re.S | re.I,
)


def without_comments(path: str, text: str) -> str:
    """Return a text without the comments of the language that the name of its file tells."""
    name = path.lower()
    if name.endswith(_HASHED):
        return _kept(_HASH, text)
    if name.endswith(".sql"):
        return _kept(_QUERY, text)
    if name.endswith(_BUILT_STYLES):
        return _kept(_STYLE, text)
    if name.endswith(".css"):
        return _kept(_CSS, text)
    if name.endswith(".php") and text.startswith("<?php") and "?>" not in text:
        return _kept(_PHP, text)
    if name.endswith(_OF_PROGRAMS):
        return _kept(_PROGRAM, text)
    return _PAGE.sub(lambda found: found[1] + _kept(_PROGRAM, found[2]) if found[1] else _blank(found[0]), text)


def code_beside(path: str | Path) -> str:
    """Return what a plain file of the project does and says, "" for any other."""
    return without_comments(str(path), text_beside(path))


def _kept(comments: re.Pattern[str], text: str) -> str:
    return comments.sub(lambda found: found[1] or _blank(found[0]), text)


def _blank(comment: str) -> str:
    return re.sub(r"[^\n]", " ", comment)
