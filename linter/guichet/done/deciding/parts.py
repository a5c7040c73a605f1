"""An answer that a table of messages keeps in parts: what it says, why, and what one may do."""

from __future__ import annotations

import re

from guichet.reading.texts import Prose
from guichet.told.saying import by_group


def parts_of(block: Prose) -> list[Prose]:
    """The messages that are shown with one: those of its key, and of the answer that its table keeps in parts (`refused.reason`)."""
    group = block.key.rpartition(".")[0]
    is_answer = _ANSWER.search(group) is not None
    kept = by_group(block.document)[group] if block.key else (block,)
    return [one for one in kept if one is block or (one.index >= 0 and (is_answer or one.key == block.key))]


_ANSWER = re.compile(r"(?:refus\w*|reject\w*|rejet\w*|declin\w*|denied|denial|decision|letter|lettre|courrier)$", re.I)
_REMEDY_KEY = re.compile(
    r"(?:recours|d[eé]saccord|contest\w*|r[eé]clam\w*|appeal|disagree\w*|challenge|review|complain\w*)$", re.I
)


def is_named_remedy(prose: Prose) -> bool:
    """Whether the key of a message says that it tells how to challenge."""
    return _REMEDY_KEY.search(prose.key) is not None


_MENDED = re.compile(
    r"\b(?:(?:go|come) back (?:to|and) (?:correct|change|edit)|(?:change|correct|edit) (?:your|these|this|an) answers?"
    r"|(?:corriger|modifier|changer) (?:vos|mes|une|cette|ces) réponses?|revenir (?:en arrière )?(?:pour )?(?:corriger|modifier))\b",
    re.I,
)


def lets_mend(text: str) -> bool:
    """Whether people may go back to what they answered: what is told was only worked out from it, and nobody decided."""
    return _MENDED.search(text) is not None


def may_be_mended(block: Prose) -> bool:
    """Whether a message kept in the same group lets people mend the answers from which one was worked out."""
    beside = by_group(block.document)[block.key.rpartition(".")[0]] if block.key else ()
    return any(lets_mend(one.text) for one in beside)


TITLE = re.compile(r"(?:subject|objet|sujet|title|titre|label)\w*$", re.I)
"""Keys of what announces a message, whose body is elsewhere."""


def is_headed(block: Prose) -> bool:
    """Whether a title is kept beside some words for the same place (`closed_title`, `closed_content`): the rest is told there."""
    stem = block.key.rpartition("_")[0]
    return bool(stem) and any(one.key.startswith(f"{stem}_") and TITLE.search(one.key) for one in block.document.said)


def heading_of(block: Prose) -> str:
    """Return the title that is kept beside some words for the same place, in a whole sentence: "The procedure of your file is closed"; "" for none."""
    stem = block.key.rpartition("_")[0]
    titles = (one for one in block.document.said if stem and one.key.startswith(f"{stem}_") and TITLE.search(one.key))
    return next((one.text for one in titles if one.text.count(" ") >= _SENTENCE), "")


_SENTENCE = 4
"""Spaces of a title that says how things are."""
