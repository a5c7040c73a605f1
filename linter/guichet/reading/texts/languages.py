"""Which language each block is in: as declared, else as its little words say; a block in another one is dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

from guichet.reading.language.detection import detect
from guichet.reading.texts.document import Document, Prose

_READ = ("fr", "en")
_FOLDER = re.compile(r"(?:^|[/_.-])(fr|en)(?:[_-][a-z]{2})?(?=[/_.-])", re.I)
_ENOUGH = 40
"""Characters of a block under which its own words decide nothing."""


def folder_language(path: str) -> str:
    """Return the language that a folder or file name says ("docs/fr/…"), or ""."""
    found = _FOLDER.search(path)
    return found[1].lower() if found else ""


def _clear(text: str) -> str:
    lang, best, second = detect(text)
    return lang if _leads(best, second) else ""


def _told(text: str, declared: Callable[[], str]) -> str:
    """The language that the words of a text tell; where a related one is near, the likeliest if it is the one declared."""
    lang, best, second = detect(text)
    return lang if _leads(best, second) or (lang and lang == declared()) else ""


def _leads(best: int, second: int) -> bool:
    """Whether a language is clearly ahead: related ones share many little words."""
    return best * 2 >= second * 3 + 2


def settle(document: Document, declared: Callable[[], str]) -> None:
    """Give every block its language and drop those in none of ours.

    `declared` says the language of what surrounds the file; it is asked only when the words do not tell.
    """
    own = [block for block in document.blocks if not block.lang or block.lang == "?" or block.is_translation]
    if own:
        _guess(own, cache(declared))
    for lang in _READ:
        said = [block for block in document.blocks if block.lang == lang and not block.is_translation]
        if said and (spoken := _clear(" ".join(block.text for block in said))) and spoken != lang:
            for block in said:
                block.lang = spoken
    document.unsettled = [block for block in document.blocks if not block.lang]
    kept = [block for block in document.blocks if block.lang in _READ]
    for index, block in enumerate(kept):
        block.index = index
    document.blocks[:] = kept


def _guess(blocks: Iterable[Prose], declared: Callable[[], str]) -> None:
    groups: dict[bool, list[Prose]] = {}
    for block in blocks:
        groups.setdefault(block.is_translation, []).append(block)
    beside = ""
    for is_translation, group in sorted(groups.items()):
        whole, best, second = detect(" ".join(block.text for block in group), 1)
        if not _leads(best, second):
            whole = ""
        mixed = second * 3 > best
        alone = {
            id(block): _told(block.text, declared) if (mixed or not whole) and len(block.text) >= _ENOUGH else ""
            for block in group
        }
        told = Counter(lang for lang in alone.values() if lang)
        fallback = whole or (told.most_common(1)[0][0] if told else "") or (beside if is_translation else declared())
        beside = fallback
        for block in group:
            own = block.lang if block.lang in _READ else ""
            block.lang = alone[id(block)] or fallback or own
