"""The examples of a rule in the order in which a reader is shown them: those in their own language first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from guichet.core.findings import Lang
from guichet.reading.language.detection import own_share
from guichet.rulebook.rule import Bad, Code, Good

Example = TypeVar("Example", Bad, Good)
_SAID = re.compile(r"(?<=>)[^<>{}=]*\w[^<>{}=]*(?=<)|(?<=[\"'])[^\"'<>{}()=;\n]* [^\"'<>{}()=;\n]*(?=[\"'])")
"""What an example says to people: between tags, in strings of several words. The words of its code are of no language."""
_MARKED = re.compile(r"\blang=[\"']?(\w\w)")
_SURE = 1
"""How many more little words of a language an example holds, at least, than those of the other when it is written in it."""


def in_language(examples: Sequence[Example], lang: Lang) -> list[Example]:
    """Return examples in their order, those that are written in the other language last."""
    other: Lang = "en" if lang == "fr" else "fr"
    return sorted(examples, key=lambda one: _is_in(one.code, other, lang))


def _is_in(code: Code, lang: Lang, other: Lang) -> bool:
    text = code if isinstance(code, str) else "\n".join(code.values())
    if set(_MARKED.findall(text)) - {lang}:
        return False  # a language that is marked is what the example is about, when the words may be in another
    said = " ; ".join(_SAID.findall(text))
    return own_share(said, lang, other) > own_share(said, other, lang) + _SURE
