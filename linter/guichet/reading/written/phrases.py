"""Phrases that templates look up by key in the catalogues of the project."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from guichet.core.findings import Span
from guichet.reading.templates.branches import Block
from guichet.reading.templates.masking import Token
from guichet.reading.written.calls import assigned, constants_imported
from guichet.reading.written.expressions import given_as
from guichet.reading.written.filled import Filled
from guichet.reading.written.lost import Unsaid
from guichet.reading.written.place import Place
from guichet.reading.written.values import UNKNOWN, Translated, Value, is_known, printed

_BY_NAME = re.compile(r"([A-Za-z_]\w{0,80})(\s*\|\s*trans\b.*)", re.S)
DOMAIN = "trans_default_domain"
PHRASE = re.compile(
    r"""^['"]((?:[a-z0-9_-]+\.)+[a-z0-9_-]+)['"]\s*\|\s*trans(?:\(\s*(?:\{[^{}]*\}|\[\])?\s*(?:,\s*['"](\w+)['"])?\s*\))?\s*(?:\|\s*(?:raw|escape|e|capitalize|upper)\s*)*$"""
)
"""A key of the catalogues, and the domain that it is looked up in when it is said: `'user.title'|trans({}, 'admin')`."""
_AS = re.compile(r"""((?:"[^"]*"|'[^']*'|[^\s"'])+)\s+as\s+([A-Za-z_]\w*)\s*$""")
_KEPT = re.compile(r"\bas\s+([A-Za-z_]\w*)\s*$")
_FILLED = re.compile(r"[%{<]")
"""What is filled in, or is markup."""


def phrase_asked(body: str, names: Mapping[str, Value]) -> re.Match[str] | None:
    """Return the key that an output asks the catalogues for: written out, or given under a name by what shows the template."""
    found = _BY_NAME.fullmatch(body)
    held = names.get(found[1]) if found is not None else None
    return PHRASE.match(f"'{held}'{found[2]}" if found is not None and isinstance(held, str) else body)


_MARK = re.compile(r"%[a-zA-Z]\w*%")
_GIVEN = re.compile(r"""['"](%\w+%)['"]\s*:""")


def _unfilled(said: str, body: str) -> list[str]:
    """The marks of a phrase that a call leaves, though it fills one that the phrase does not have: nothing else fills them."""
    given, marks = set(_GIVEN.findall(body)), _MARK.findall(said)
    return [one for one in marks if one not in given] if given - set(marks) else []


class Phrases(Filled):
    """Writes out the words of the catalogues, and keeps what tags give under a name."""

    def name(self, place: Place, token: Token, block: Block | None) -> None:
        """Keep what a tag gives under a name: what it sets, translates, imports or keeps its answer as."""
        if token.name == DOMAIN:
            place.names.give(DOMAIN, given_as(token.body, place.names))
        if (pair := assigned(token)) is not None:
            place.names.give(pair[0], given_as(pair[1], place.names))
        if token.name in ("trans", "translate") and (match := _AS.match(token.body)):
            place.names.give(match[2], given_as(f"_({match[1]})", place.names))
        if block is None and (kept := _KEPT.search(token.body)) is not None:
            place.names.give(kept[1], UNKNOWN)
        if token.name in ("from", "import"):
            place.names.give_all(constants_imported(place.template, token, self.library))

    def phrase(self, place: Place, token: Token, key: re.Match[str]) -> Callable[[], int] | None:
        """The words of a key of the catalogues; the key itself where they lack it, which is noted."""
        domain = key[2] or place.names.get(DOMAIN, "messages")
        said = self.outside.phrase_in(key[1], domain) if isinstance(domain, str) and is_known(domain) else None
        if said == "":
            self.decided += 1
            self.unsaid.append(Unsaid(place.template.path, Span(token.start, token.end), key[1], domain))
            return lambda: self.said(place, token, escape(key[1]))
        for mark in _unfilled(said, token.body) if said and isinstance(domain, str) else ():
            self.decided += 1
            self.unsaid.append(Unsaid(place.template.path, Span(token.start, token.end), key[1], str(domain), mark))
        text = printed(Translated(said)) if said and not _FILLED.search(said) else None
        return (lambda: self.said(place, token, text)) if text is not None else None
