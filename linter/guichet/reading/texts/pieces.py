"""Runs of a block of text: what people read, and where each of its characters stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guichet.core.markup import unescape
from guichet.core.unseen import UNSEEN, without_unseen

_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.I)


class Piece(NamedTuple):
    """A run of a block: `text` as people read it or, when `entities`, as HTML writes it.

    Its characters stand one after the other from `start`; when `end` is not -1, all stand for the range start to end.
    """

    text: str
    start: int
    end: int = -1
    entities: bool = False


def characters(pieces: Sequence[Piece]) -> Iterator[tuple[str, int, int]]:
    """Yield each character that people may read, and its place in the source."""
    return (one for one in _written(pieces) if one[0] not in UNSEEN)


def _written(pieces: Sequence[Piece]) -> Iterator[tuple[str, int, int]]:
    for text, start, end, entities in pieces:
        if end >= 0:
            for char in text:
                yield char, start, end
        elif entities and "&" in text:
            at = 0
            for match in _ENTITY.finditer(text):
                for offset in range(at, match.start()):
                    yield text[offset], start + offset, start + offset + 1
                for char in unescape(match[0]):
                    yield char, start + match.start(), start + match.end()
                at = match.end()
            for offset in range(at, len(text)):
                yield text[offset], start + offset, start + offset + 1
        else:
            for offset, char in enumerate(text, start):
                yield char, offset, offset + 1


def folded(pieces: Sequence[Piece]) -> str:
    """Return the text of some pieces as people read it."""
    joined = "".join(
        [
            _ENTITY.sub(lambda match: unescape(match[0]), text) if entities and "&" in text else text
            for text, _, _, entities in pieces
        ]
    )
    return " ".join(without_unseen(joined).split())
