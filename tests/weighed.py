"""What words weigh in `told/ordinary.toml`: `python -m tests.weighed FLAWED ORDINARY` counts it again and prints the table.

Both folders hold letters, catalogues and lists of messages: those of the first wrong people, those of the second are ordinary. Of
each, the sentences that sayings bring together are weighed (some others too, a tenth, so that rare words are known): a logistic
regression, whose weights are written in tenths.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest import mock

from guichet.reading.texts.document import Prose
from guichet.told import earnest
from guichet.told.ideas import said_in
from guichet.told.ordinary import stems
from guichet.told.sayings import sayings_in

from tests.ordinary import blocks

LANGS = ("fr", "en")
OTHERS, LIGHT = 8_000, 0.1
"""Sentences of any sort, in each language, and how much one counts beside one that a saying brings together."""
ROUNDS, STEP, SHRINK = 40, 0.3, 1e-4
DEAR = 3
"""How much more it costs to take a sentence that wrongs people for an ordinary one."""
LEAST = 2
"""Tenths under which a weight is not kept."""

Sample = tuple[frozenset[str], bool, float]
"""The words of a sentence, whether it wrongs people, how much it counts."""


def brought(block: Prose, lang: str) -> Iterator[str]:
    """Yield the sentences of a block that sayings bring together in earnest, ordinary or not."""
    with mock.patch.object(earnest, "is_ordinary", return_value=False):
        for topic in sayings_in(block.plain, lang):
            for start, _ in said_in(block, lang, topic):
                yield block.plain[slice(*block.sentence_at(start))]


def samples(folder: Path, *, wrongs: bool) -> dict[str, list[Sample]]:
    """Return the sentences of a folder to be weighed, in each language; what wrongs people in one sentence counts twice."""
    told: dict[str, dict[str, float]] = {lang: {} for lang in LANGS}
    others: dict[str, list[str]] = {lang: [] for lang in LANGS}
    with contextlib.chdir(folder):
        every = list(blocks(Path()))
    for block in every:
        for lang in (one for one in LANGS if block.lang in (one, "")):
            told[lang].update(dict.fromkeys(brought(block, lang), 1.0))
            if wrongs and len(block.words.sentences) == 1:
                told[lang][block.plain] = 2.0
            others[lang].append(block.plain[slice(*block.sentence_at(0))])
    found = {
        lang: [(frozenset(stems(one)), wrongs, count) for one, count in sorted(told[lang].items())] for lang in LANGS
    }
    if not wrongs:
        for lang, texts in others.items():
            drawn = random.Random(0).sample(texts, min(OTHERS, len(texts)))
            found[lang] += [(frozenset(stems(one)), False, LIGHT) for one in drawn]
    return found


def weigh(given: Sequence[Sample]) -> dict[str, float]:
    """Return the weight of each word, "" for any sentence: both sides count as much in all."""
    sides = {side: sum(count for _, wrongs, count in given if wrongs is side) for side in (True, False)}
    weights: dict[str, float] = defaultdict(float)
    slopes: dict[str, float] = defaultdict(lambda: 1e-6)
    order, draws = list(given), random.Random(0)
    for _ in range(ROUNDS):
        draws.shuffle(order)
        for words, wrongs, count in order:
            told = {"", *words}
            said = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[one] for one in told)))))
            error = (said - wrongs) * count * len(given) / (2 * sides[wrongs]) * (DEAR if wrongs else 1)
            for one in told:
                slope = error + SHRINK * len(given) * weights[one] * (one != "")
                slopes[one] += slope * slope
                weights[one] -= STEP * slope / math.sqrt(slopes[one])
    return weights


def table(weights: dict[str, float]) -> Iterator[str]:
    """Yield the lines of the table of a language: for each weight, in tenths, the words that have it."""
    by_weight: dict[int, list[str]] = defaultdict(list)
    for word, weight in weights.items():
        tenths = round(10 * weight)
        if word and abs(tenths) >= LEAST:
            by_weight[tenths].append(word)
    for tenths, words in sorted(by_weight.items()):
        yield f'{tenths} = "{" ".join(sorted(words))}"'


def main(given: Sequence[str] | None = None) -> None:
    """Print the table that two folders make."""
    parser = argparse.ArgumentParser(prog="python -m tests.weighed", description=__doc__)
    parser.add_argument("flawed", type=Path)
    parser.add_argument("ordinary", type=Path)
    options = parser.parse_args(given)
    sides = [samples(options.flawed.resolve(), wrongs=True), samples(options.ordinary.resolve(), wrongs=False)]
    for lang in LANGS:
        print(f"\n[{lang}]")
        for line in table(weigh([one for side in sides for one in side[lang]])):
            print(line)


if __name__ == "__main__":
    main()
