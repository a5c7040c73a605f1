"""Whether words tell how a program is used: what a manual says of files, columns and servers is said of nobody's request."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.core.words import any_in, spread
from guichet.reading.texts.document import Prose

_SEVERAL = 2
"""Different words that a manual and a service share, from which it is a manual."""


def is_of_programs(prose: Prose, start: int, end: int) -> bool:
    """Whether the sentence between two offsets tells how a program is used; of a message that stands alone, the whole message."""
    text = prose.plain[start:end] if prose.document.is_sequence else prose.plain
    return any(_tells_of_programs(text, lang) for lang in ("fr", "en") if prose.lang in (lang, ""))


@lru_cache(maxsize=4096)
def _tells_of_programs(text: str, lang: str) -> bool:
    if _words(lang, "persons").search(text):
        return False
    if _words(lang, "sure").search(text):
        return True
    return len({one[0].rstrip("s") for one in _words(lang, "likely").finditer(text)}) >= _SEVERAL


@cache
def _words(lang: str, key: str) -> re.Pattern[str]:
    data = table("told/programs.toml")
    return lasting(rf"(?<![\w-])(?:{any_in(spread(data[lang][key], data))})(?![\w-])")
