"""The words of translation tags: their text is in the template, in the language of the source."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guichet.core import gettext
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token

_TRANS_TAGS = frozenset({"trans", "translate", "t"})
_TRANSLATED = (
    re.compile(
        rf"""^(?:{"|".join(sorted(gettext.CALLS))}|trans|t)\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')(?!\s*[+~.])"""
    ),
    re.compile(
        r"""^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*(?:\|\s*(?:trans|t|translate|safe|upper|capfirst|title|escape)\b.*)?$"""
    ),
    re.compile(r"""^_\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*\)"""),
)

_KEY = re.compile(r"\.[\w.-]+|(?:[\w-]+:)?[a-z_][\w-]*(?:\.[a-z_][\w-]*)+|[\s\S]*[#$]\{[\s\S]*")
"""The place of words in a catalogue (`t(".title")`, `"user.title"|trans`, `t(".#{kind}.title")`), which are not there."""


def literals_of(tokens: Iterable[Token]) -> tuple[list[int], list[tuple[Token, str]]]:
    """Return the tags that print words which are written in them, with these, and where each tag begins."""
    found = [(one, said) for one in tokens if (said := literal_of(one)) is not None]
    return [token.start for token, _ in found], found


def literal_of(token: Token) -> str | None:
    """Return the words that a translation tag prints (`{% trans "Menu" %}`, `{{ _("Menu") }}`), else None."""
    if token.kind is Kind.TAG:
        if token.name in _TRANS_TAGS and token.context is not Context.COMMENT:
            quoted = re.match(r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""", token.body)
            if quoted and " as " not in token.body[quoted.end() :]:
                return _unquoted(quoted)
        return None
    if token.kind is Kind.OUTPUT:
        for pattern in _TRANSLATED:
            quoted = pattern.match(token.body)
            if quoted:
                return _unquoted(quoted)
    return None


def _unquoted(match: re.Match[str]) -> str | None:
    text = match[1] if match[1] is not None else match[2]
    if _KEY.fullmatch(text or ""):
        return None
    return text.replace('\\"', '"').replace("\\'", "'") if text else text
