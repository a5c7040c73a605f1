"""Lists of words that a service explains: what stands there is said of a word, and of nobody."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.texts import Document, Prose

_CALLED = re.compile(
    r"\b(?:glossa(?:ires?|ry|ries)|lexi(?:ques?|con|cons)|vocabulaires?|vocabulary|jargon|définitions?|definitions?|abréviations?|abbreviations?|acronyms?|sigles?"
    r"|(?:les |nos |vos )?mots (?:de|du|des|pour|que|qui|à|utiles|difficiles|compliqués)|words (?:you|we|that|in|used|for|to)|terms (?:you|we|used|in)|(?:plain|hard|difficult) words|what (?:these|the|our) words mean)\b"
)
"""How such a list is called, in its heading."""
_KEPT = re.compile(
    r"(?:^|[/._-])(?:glossa(?:ires?|ry)|lexi(?:ques?|con)|vocabul\w+|jargon|d[eé]finitions?|abbreviations?|acronyms?|sigles?|mots|(?:plain_)?words)(?=[/._-]|$)",
    re.I,
)
"""The file, or the table, that holds one."""
_ENTRY = re.compile(r"\W{0,2}[^\s:;.!?=]{1,30}(?: [^\s:;.!?=]{1,30}){0,6} ?[:=–—] ?\S")
"""A term, then what it means."""
_FEWEST = 2


def is_entry(prose: Prose) -> bool:
    """Whether a block is an entry of a list of words explained: it opens with its term, under a heading or in a file called so."""
    if _ENTRY.match(prose.plain) is None:
        return False
    return _is_list(prose.document) if prose.document.is_sequence else _KEPT.search(prose.key) is not None


@memo
def _is_list(document: Document) -> bool:
    blocks = document.said
    named = _KEPT.search(document.path) or any(
        one.kind in ("heading", "title") and one.holds(_CALLED) for one in blocks
    )
    return bool(named) and sum(_ENTRY.match(one.plain) is not None for one in blocks) >= _FEWEST
