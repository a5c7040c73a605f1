"""Templates of FreeMarker, told from the messages of Fluent that bear the same suffix, with what the program does out of the way."""

from __future__ import annotations

import re

from guichet.core.source import Source

_SIGN = re.compile(r"<#(?:--|[a-z])|</#[a-z]|<@[\w.]|\[#(?:--|if|list|assign|include)\b|\$\{")
_ENTRY = re.compile(r"^-?[A-Za-z][\w-]{0,120}[ \t]*=", re.M)
_STRING = r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'"
_PART = re.compile(
    rf"(?P<remark><#--.*?(?:-->|\Z)|\[#--.*?(?:--\]|\Z))"
    rf"|(?P<other><#else(?:if\b(?:{_STRING}|[^<>\"'])*+)?\s*/?>|\[#else(?:if\b(?:{_STRING}|[^\[\]\"'])*+)?\])"
    rf"|(?P<tag></?[#@][A-Za-z](?:{_STRING}|[^<>\"'])*+>|\[/?[#@][A-Za-z](?:{_STRING}|[^\[\]\"'])*+\])"
    rf"|(?P<given>[$#]\{{(?:{_STRING}|[^{{}}\"'\n])*+\}})",
    re.S,
)
_HTML = re.compile(r"<(?:!doctype|html|body|div|p|table|span|h[1-6]|ul|br)\b", re.I)


def is_freemarker(text: str) -> bool:
    """Whether a file is a template of FreeMarker; messages of Fluent each stand under their name."""
    return _SIGN.search(text) is not None or _ENTRY.search(text) is None


def is_page(text: str) -> bool:
    """Whether a template makes a page and not a letter: it holds tags of HTML."""
    return _HTML.search(text) is not None


def without_directives(source: Source) -> Source:
    """Return a text of the same length in which what FreeMarker does is white space, and each value that it prints is one.

    What an `else` opens begins apart: no sentence is made of both.
    """
    apart = "<br>" if is_page(source.text) else "\n\n"

    def plain(found: re.Match[str]) -> str:
        length = len(found[0])
        if found["given"]:
            return "${" + "x" * min(length - 3, 150) + "}" + " " * max(length - 153, 0)
        blank = "".join(char if char == "\n" else " " for char in found[0])
        return apart + blank[len(apart) :] if found["other"] else blank

    return Source(source.path, _PART.sub(plain, source.text))
