"""What a table takes of the papers that people send: which formats, and how heavy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.core.numbers import measured
from guichet.core.places import Place
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_FORMATS = re.compile(r"\b(?:types?|formats?|extensions?|ext|mimes?|mimetypes?|mime types?|content types?|accept(?:e|ed|es)?|types? fichiers?|file types?)\b")  # fmt: skip
_MIME = re.compile(r"^(?:application|image|text)/[\w.+-]+$")
_SIZE = re.compile(r"\b(?:taille|size|poids|weight|max|limite?)\b")
_UNITS = {"ko": 1_000, "kb": 1_000, "kib": 1_024, "mo": 1_000_000, "mb": 1_000_000, "mib": 1_048_576, "bytes": 1, "octets": 1, "o": 1}  # fmt: skip
_WRITTEN = re.compile(r"^([\d_]+(?:\.\d+)?)\s*([a-z]*)$", re.I)


@dataclass(eq=False)
class PaperLimit(Act):
    """The formats that are taken of a paper, or the bytes beyond which it is not; `said` names the paper."""

    formats: tuple[str, ...] = field(default=(), kw_only=True)
    size: float = field(default=0, kw_only=True)
    said: str = field(default="", kw_only=True)
    certain: bool = field(default=True, kw_only=True)
    """Whether what it limits is known to be a paper that people hold."""


def limits_in(tree: Tree, place: Place) -> Iterator[PaperLimit]:
    """Yield the limits that a table sets to the papers that it names."""
    for around, one in tree.walk():
        if not around:  # a list alone says nothing of what it is for: the test that looks into it does
            continue
        named = apart(one.key)
        formats = _formats(one) if _FORMATS.search(named) else ()
        size = _bytes(named, one.value) if one.value and _SIZE.search(named) else 0
        if not formats and not size:
            continue
        said = " ".join((*(each.key for each in around), *(part.value or "" for part in around[-1].leaves)))
        is_held = speaks_of(f"{said} {tree.path}", "identity.held_in_hand")
        said = f"{said} {one.key}"
        if formats and (is_held or all(map(_MIME.match, formats))):
            yield PaperLimit(Kind.REFUSE, one.path, one.span, place, formats=formats, said=said, certain=is_held)
        elif is_held and size:
            yield PaperLimit(Kind.REFUSE, one.path, one.span, place, size=size, said=said)


def _formats(one: Tree) -> tuple[str, ...]:
    """The items of a list of texts; nothing when it holds anything else."""
    listed = tuple(part.value or "" for part in one.parts if not part.key)
    return listed if len(listed) == len(one.parts) and all(listed) else ()


def _bytes(named: str, value: str) -> float:
    """How many bytes a setting stands for, by the unit of its name or of its value; 0 when none is said."""
    found = _WRITTEN.match(value.strip())
    if found is None:
        return 0
    units = [found[2].lower()] if found[2] else named.split()
    unit = next((_UNITS[word] for word in units if word in _UNITS), 0)
    return measured(found[1]) * unit
