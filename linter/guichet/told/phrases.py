"""Lists of phrases written for people, compiled into one expression per list: no dictionary of lemmas is loaded.

In a phrase, `+` accepts feminine and plural, `~` the forms of a regular verb, `a|b` either word, `*` any word,
`word?` an optional word; a final French « de » or « à » accepts its contracted forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.reading.texts.document import Document, Found

_FINAL = {"de": r"(?:de|du|des|d'(?=\w))", "à": r"(?:à|au|aux)"}
_VERB_FR = (
    "(?:er|e|es|ons|ez|ent|é|ée|és|ées|ant|era|erai|eras|erons|erez|eront|ais|ait|ions|iez|aient|erait|eraient|eriez)"
)
_VERB_EN = "(?:s|d|ed|ing|es)?"
_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry: its key as written in the list, the table it stands in, what to write instead."""

    key: str
    table: str
    plain: str
    can_replace: bool = True
    """Whether the plain words may stand in the place of those found, and do not only explain them."""
    same_gender: bool = False
    """Whether it is a noun whose plain word has its gender, so that the sentence around needs no change."""


@dataclass(frozen=True, slots=True)
class Fits:
    """Which keys of a list only explain, and which are nouns that keep their gender."""

    meaning_only: frozenset[str] = frozenset()
    same_gender: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Fits:
        """Read both from a list."""
        return cls(frozenset(data.get("meaning_only", ())), frozenset(data.get("same_gender", ())))


_ANY = Fits()


def _word(word: str, lang: str) -> str:
    """Return the expression of one word of a key."""
    if word == "*":
        return r"[^\s]+"
    if "|" in word:
        return f"(?:{'|'.join(_word(one, lang) for one in word.split('|'))})"
    if word.endswith("+"):
        stem = re.escape(word[:-1])
        return f"{stem}(?:e?s?|x)" if lang == "fr" else f"{stem}s?"
    if word.endswith("~"):
        if lang == "fr":
            return _conjugated(word[:-1])
        stem = word[:-1]
        return f"{re.escape(stem[:-1])}(?:e[sd]?|ing)" if stem.endswith("e") else f"{re.escape(stem)}{_VERB_EN}"
    return re.escape(word)


def _conjugated(verb: str) -> str:
    stem = verb.removesuffix("er")
    expression = re.escape(stem)
    if stem.endswith("y"):
        expression = f"{re.escape(stem[:-1])}[yi]"
    elif stem.endswith("ér"):
        expression = f"{re.escape(stem[:-2])}[éè]r"
    elif stem.endswith("g"):
        expression = f"{expression}e?"
    return f"{expression}{_VERB_FR}"


def _expression(key: str, lang: str) -> str:
    words = key.split()
    pieces = []
    for number, word in enumerate(words):
        last = number == len(words) - 1
        if lang == "fr" and last and word in _FINAL and number:
            pieces.append(_FINAL[word])
        elif word.endswith("?"):
            pieces.append(f"(?:{_word(word[:-1], lang)} )?")
        elif last:
            pieces.append(_word(word, lang))
        else:
            spaced = "|".join(_word(one, lang) + ("" if one.endswith("'") else " ") for one in word.split("|"))
            pieces.append(f"(?:{spaced})" if "|" in word else spaced)
    return "".join(pieces)


def _variants(key: str) -> Iterator[str]:
    """Yield a key once for each alternative of its first word, so that all begin with known letters."""
    first, space, rest = key.partition(" ")
    for one in first.split("|"):
        yield one + space + rest


def _branched(by_letter: Mapping[str, str]) -> str:
    """Return an expression that chooses by a letter: most words of a text are left after one look."""
    return "|".join(f"{re.escape(letter)}(?:{rest})" for letter, rest in by_letter.items())


class Phrases:
    """A compiled list of one language."""

    def __init__(self, tables: dict[str, dict[str, str]], lang: str, fits: Fits = _ANY) -> None:
        self.phrases: list[Phrase] = []
        branches: dict[str, dict[str, str]] = {}
        numbered: list[tuple[str, str, Phrase]] = []
        for title, entries in tables.items():
            for key, plain in entries.items():
                phrase = Phrase(key, title, plain, key not in fits.meaning_only, key in fits.same_gender)
                for variant in _variants(key):
                    numbered.append((variant[:_LEVEL], _expression(variant, lang), phrase))
        # the other sense of a word wins at the same place, then the longest
        numbered.sort(key=lambda one: (one[0], one[2].table != "let_be", -len(one[1])))
        for prefix, expression, phrase in numbered:
            under, rest = branches.setdefault(prefix[:1], {}), f"({expression[len(prefix) :]})"
            under[prefix[1:]] = f"{under[prefix[1:]]}|{rest}" if prefix[1:] in under else rest
            self.phrases.append(phrase)
        body = _branched({first: _branched(under) for first, under in branches.items()})
        self.pattern = lasting(rf"(?<![\w-])(?:{body})(?:(?<=')|(?![\w-]))")

    def find(self, document: Document, lang: str) -> Iterator[tuple[Phrase, Found]]:
        """Yield the phrases that a document holds, in order."""
        for found in document.find(self.pattern, lang):
            yield self.phrases[(found.match.lastindex or 1) - 1], found


@cache
def phrase_list(file: str, lang: str, tables: Sequence[str]) -> Phrases:
    """Return the compiled tables of a TOML file of the rules (a path relative to `rules/`)."""
    data = table(f"rules/{file}")
    return Phrases({title: data[title] for title in tables if title in data}, lang, Fits.of(data))
