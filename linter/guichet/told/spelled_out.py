"""Which acronyms a project spells out somewhere: beside them, in a glossary, or by the name that they shorten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.told.acronyms import spells

_SPELLED = 3
"""Letters from which a name that begins its words with them is no chance."""
_TITLED = re.compile(r"<abbr[^<>]*\btitle=[^<>]*>\s*([^<>\s]{2,10})\s*</abbr>", re.I)
_IN_BRACKETS = re.compile(r"([\w’' -]{6,120})\(([A-ZÉÈÀÇÔÎ][\w&-]{1,8})\)")
_BEFORE_IT = re.compile(
    r"\b([A-ZÉÈÀÇÔÎ][A-ZÉÈÀÇÔÎ0-9&-]{1,8})\b[\"'*_`|]{0,4} ?(?:\(|:|=|—|–|\||->|,) ?[\"'*_|]{0,4} ?([^\n\"<>|)]{6,120})"
)


_SMALL_WORD = r"(?:(?:de|du|des|of|the|and|et|for|à|en|aux?|la|le|les|pour|d['’]|l['’]) ?)*"
_LITTLE = ("of", "the", "and", "for", "de", "du", "des", "et", "pour", "en", "aux", "la", "le", "les")
_ACCENTED = {"E": "EÉÈÊ", "A": "AÀÂ", "I": "IÎ", "O": "OÔ", "U": "UÛ", "C": "CÇ"}


def _names_of(acronyms: frozenset[str]) -> re.Pattern[str] | None:
    """The proper names that some acronyms shorten, written word by word with their capitals, accents and little words."""
    able = sorted(one for one in acronyms if len(one) >= _SPELLED and one.isascii() and one.isalpha())
    if not able:
        return None
    words = ([_word_of(letter, is_first=not at) for at, letter in enumerate(one)] for one in able)
    joined = (rf"[ -]{_SMALL_WORD}".join(each) for each in words)
    each = "|".join(rf"(?P<{one}>{name}\b)" for one, name in zip(able, joined, strict=True))
    first = "".join(sorted({letter for one in able for letter in _ACCENTED.get(one[0], one[0])}))
    return re.compile(rf"\b(?=[{first}])(?:{each})")


def _word_of(letter: str, *, is_first: bool) -> str:
    """The word that a letter stands for: one with a capital, or a little word within the name ("DOJ")."""
    capital = rf"[{_ACCENTED.get(letter, letter)}][a-zà-ÿ]+"
    little = "|".join(one for one in _LITTLE if one[0] == letter.lower())
    return capital if is_first or not little else f"(?:{capital}|{little})"


def _full_names(text: str, names: re.Pattern[str] | None) -> Iterator[str]:
    for match in names.finditer(text) if names else ():
        if match.lastgroup:
            yield match.lastgroup


def explained_in(wanted: frozenset[str], texts: Iterable[str]) -> frozenset[str]:
    """Return which of some acronyms the texts of a project spell out: beside them, in a glossary, in an `<abbr>`, by the name they shorten."""
    left = set(wanted)
    any_of_them = re.compile("|".join(map(re.escape, sorted(wanted))))
    named = _names_of(wanted)
    for text in texts:
        if not left:
            break
        left -= set(_full_names(text, named))
        if not any_of_them.search(text):
            continue
        found = {name for name in _TITLED.findall(text) if name in left} if "<abbr" in text.lower() else set()
        # What spells it out stands in its line: the other lines, most of a project, need not be read.
        lines = "\n".join(line for line in text.split("\n") if any_of_them.search(line))
        found |= {name for long, name in _IN_BRACKETS.findall(lines) if name in left and spells(name, long)}
        found |= {name for name, long in _BEFORE_IT.findall(lines) if name in left and spells(name, long)}
        left -= found
    return wanted - left
