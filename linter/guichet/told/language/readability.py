"""How hard a text is to read, by the formulas that count sentences, words and syllables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guichet.reading.language.sentences import sentences, words
from guichet.told.language.syllables import syllables

_LONG = 6
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted in a text."""

    sentences: int
    words: int
    syllables: int
    long_words: int
    """Words of more than six letters."""

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.long_words + other.long_words,
        )

    @property
    def words_per_sentence(self) -> float:
        """The mean length of sentences."""
        return self.words / max(self.sentences, 1)

    def ease(self, lang: str) -> float:
        """Return the reading ease: Kandel and Moles (1958) in French, Flesch (1948) in English; high is easy."""
        per_word = self.syllables / max(self.words, 1)
        if lang == "fr":
            return 207 - 1.015 * self.words_per_sentence - 73.6 * per_word
        return 206.835 - 1.015 * self.words_per_sentence - 84.6 * per_word

    @property
    def lix(self) -> float:
        """Björnsson's LIX, the same in every language and without syllables; high is hard."""
        return self.words_per_sentence + 100 * self.long_words / max(self.words, 1)


NOTHING = Measure(0, 0, 0, 0)


def measure(text: str, lang: str) -> Measure:
    """Count a text; an unknown output counts as a word of one syllable."""
    found = words(text)
    return Measure(
        sum(1 for start, end in sentences(text) if words(text[start:end])),
        len(found),
        sum(syllables(word, lang) for word in found),
        sum(len(_LETTER.findall(word)) > _LONG for word in found),
    )


def measure_all(texts: Iterable[str], lang: str) -> Measure:
    """Count several blocks as one text."""
    total = NOTHING
    for text in texts:
        total = total + measure(text, lang)
    return total
