"""With which letters a word of those for an idea begins: a text none of whose words begins so is not searched for it."""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from itertools import product
from typing import Any

from guichet.core.keeping import kept

_LETTERS = 5
"""How many first letters of a word are told apart."""
_CHOICE = 12
"""Characters of a class that are each a beginning; a larger one is any."""
_KEPT = 50_000
"""How many words of texts are remembered at most."""
_WORD = re.compile(r"\w+")
_CUT = re.compile(rf"\w{{0,{_LETTERS}}}")
_PLAIN = re.compile(r"\w+")
"""An entry of one word, with nothing else."""
_ANY = {("", False)}
_NOTHING = {("", True)}
Beginnings = set[tuple[str, bool]]
"""What a match may begin with, and whether what follows goes on from there."""


class Openings:
    """Some ideas, by the letters that open the words for them."""

    def __init__(self, by_idea: Mapping[str, Iterable[str]]) -> None:
        self._by_letters: dict[str, set[str]] = {}
        for idea, openings in by_idea.items():
            for letters in openings:
                self._by_letters.setdefault(letters, set()).add(idea)
        self._always = frozenset(self._by_letters.pop("", ()))
        self._by_word: dict[str, frozenset[str]] = {}

    def may_stand_in(self, text: str) -> frozenset[str]:
        """Return the ideas that a text, in plain form, may have words for; it has none for the others."""
        return self._always.union(*map(self._opened_by, set(_WORD.findall(text))))

    def _opened_by(self, word: str) -> frozenset[str]:
        found = self._by_word.get(word)
        if found is None:
            lengths = range(1, min(len(word), _LETTERS) + 1)
            found = frozenset[str]().union(*(self._by_letters.get(word[:length], ()) for length in lengths))
            if len(self._by_word) < _KEPT:
                self._by_word[word] = found
        return found


def letters_of(by_idea: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Return letters that open a word of each text which has words for an idea: expressions that begin where a word does."""
    return {idea: set[str]().union(*map(_letters, entries)) for idea, entries in by_idea.items()}


def openings_of(name: str, entries: Callable[[], Mapping[str, Iterable[str]]]) -> Openings:
    """Return the openings of some ideas, worked out once for all runs."""
    data = kept.read(name, kept.state())
    if data is None:
        data = marshal.dumps(letters_of(entries()))
        kept.keep(name, kept.state(), data)
    return Openings(marshal.loads(data))


def _letters(entry: str) -> set[str]:
    """The first letters of the longest word that an entry cannot do without; if each may be anything, those of every word: none."""
    plain = _PLAIN.fullmatch(entry)
    if plain is not None:
        return {entry[:_LETTERS]}
    try:
        return _rarest(list(import_module("re._parser").parse(entry)), is_at_word=True)
    except ImportError:  # a Python that reads expressions otherwise
        return {""}


def _rarest(parts: list[tuple[Any, Any]], *, is_at_word: bool) -> set[str]:
    """Of the words that some parts always find, the letters of that which opens the fewest texts: the longest."""
    found = [{""}]
    for at, (operation, about) in enumerate(parts):
        if is_at_word if at == 0 else _parts_words(parts[at - 1]):
            found.append({match[0] for text, _ in _beginnings(parts[at:]) if (match := _CUT.match(text))})
        inner = about[3] if str(operation) == "SUBPATTERN" else None
        branches = about[1] if str(operation) == "BRANCH" else [inner] if inner is not None else []
        if branches:
            begins = is_at_word if at == 0 else _parts_words(parts[at - 1])
            found.append(set[str]().union(*(_rarest(list(one), is_at_word=begins) for one in branches)))
    return max(found, key=lambda letters: (min(map(len, letters)), -len(letters)))


def _parts_words(part: tuple[Any, Any]) -> bool:
    """Whether what stands there is always a sign between two words."""
    return str(part[0]) == "LITERAL" and not _WORD.match(chr(part[1]))


def _beginnings(parts: Iterable[tuple[Any, Any]]) -> Beginnings:
    begun: Beginnings = _NOTHING
    for operation, about in parts:
        if not any(goes_on for _, goes_on in begun):
            break
        further = _beginnings_of(str(operation), about)
        begun = {one for one in begun if not one[1]} | {
            (text + more, goes_on and len(text + more) < _LETTERS)
            for (text, _), (more, goes_on) in product((one for one in begun if one[1]), further)
        }
    return begun


def _beginnings_of(operation: str, about: Any) -> Beginnings:
    match operation:
        case "LITERAL":
            return {(chr(about), True)}
        case "IN" if len(about) <= _CHOICE and all(str(one) == "LITERAL" for one, _ in about):
            return {(chr(code), True) for _, code in about}
        case "BRANCH":
            return set[tuple[str, bool]]().union(*map(_beginnings, about[1]))
        case "SUBPATTERN":
            return _beginnings(about[3])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, repeated = about
            once = {(text, goes_on and most == 1) for text, goes_on in _beginnings(repeated)}
            return once if least else once | _NOTHING
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return _NOTHING
    return _ANY
