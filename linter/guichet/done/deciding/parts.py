"""An answer that a table of messages keeps in parts: what it says, why, and what one may do."""

from __future__ import annotations

import re

from guichet.reading.texts import Prose


def parts_of(block: Prose) -> list[Prose]:
    """The messages that are shown with one: those of its key, and of the answer that its table keeps in parts (`refused.reason`)."""
    group = block.key.rpartition(".")[0]
    is_answer = _ANSWER.search(group) is not None
    return [
        one
        for one in block.document.blocks
        if one is block or (block.key and (one.key == block.key or (is_answer and one.key.rpartition(".")[0] == group)))
    ]


_ANSWER = re.compile(r"(?:refus\w*|reject\w*|rejet\w*|declin\w*|denied|denial|decision)$", re.I)
_REMEDY_KEY = re.compile(
    r"(?:recours|d[eé]saccord|contest\w*|r[eé]clam\w*|appeal|disagree\w*|challenge|review|complain\w*)$", re.I
)


def is_named_remedy(prose: Prose) -> bool:
    """Whether the key of a message says that it tells how to challenge."""
    return _REMEDY_KEY.search(prose.key) is not None
