"""The patterns that a table holds answers to, each under the name of what is answered: `{"nir": {"motif": "^…$", "message": "…"}}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guichet.core.numbers import whole
from guichet.done.forms.form import Asked, Pattern, Sort, at_least
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_PATTERNS = ("pattern", "regex", "motif", "format", "regexp", "mask", "masque")
_SHORTEST = frozenset({"min length", "minlength", "longueur min", "longueur minimale", "longueur minimum"})
_MESSAGES = ("message", "erreur", "error", "texte", "text", "msg", "invalid")
_REGEX = re.compile(r"\[[^\]]{1,200}\]|\\d|\^")
_ANYTHING = re.compile(r"names?|noms?", re.I)
"""What anything may have, a person or a host, as the name of an answer."""
_OF_PEOPLE = ("fields.given_name", "fields.family_name", "fields.phone", "fields.email", "fields.social_number")
_LIMITS = re.compile(r"^/(.{1,300})/[a-z]{0,6}$", re.S)
"""What PHP and scripts write around a pattern."""


def patterns_of(leaf: Mapping[str, Tree]) -> tuple[Pattern, ...]:
    """Return the pattern that an answer must match, and how long it must be, by the parts that describe a field."""
    pattern = next((leaf[key] for key in _PATTERNS if key in leaf), None)
    short = next((one for key, one in leaf.items() if apart(key) in _SHORTEST), None)
    fewest = whole(short.value or "") if short is not None else None
    written = (_pattern(pattern),) if pattern is not None else ()
    return (*written, at_least(fewest, short.path, short.span)) if short is not None and fewest is not None else written


def fewest_of(part: Tree) -> int:
    """Return how many answers a list wants at least, by the property of a schema."""
    return next((whole(one.value or "") or 0 for one in part.leaves if one.key == "minItems"), 0)


def _pattern(one: Tree) -> Pattern:
    plain = one.value or ""
    limits = _LIMITS.match(plain)
    return Pattern(limits[1] if limits is not None else plain, one.path, one.span)


def formats_in(holder: Tree) -> list[Asked]:
    """Return what a table holds to a pattern under its own name, where nothing says whether it must be answered."""
    found = list(_formats(holder))
    theirs = speaks_of(holder.key, "fields.someone") or any(map(_is_theirs, found))
    return [one for one in found if theirs or not _ANYTHING.fullmatch(one.name)]


def _is_theirs(one: Asked) -> bool:
    return any(one.is_about(idea) for idea in _OF_PEOPLE) or speaks_of(one.name, "fields.someone")


def are_told(holder: Tree) -> bool:
    """Whether a table says, beside its patterns, what is told to whoever writes something else: people answer it."""
    return any(leaf.key.lower() in _MESSAGES and " " in (leaf.value or "") for one in holder.parts for leaf in one.leaves)  # fmt: skip


def _formats(holder: Tree) -> Iterator[Asked]:
    for one in holder.parts:
        leaf = {part.key.lower(): part for part in one.leaves}
        held = patterns_of(leaf)
        if one.key and held and _REGEX.search(held[0].text):
            said = next((leaf[key].value or "" for key in _MESSAGES if key in leaf), "")
            yield Asked(one.key, said, Sort.TEXT, False, one.path, one.span, patterns=held)
