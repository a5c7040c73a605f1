"""What stands closest to a value: « jusqu’au 4 juin », « au tribunal : 2 place du Marché »."""

from __future__ import annotations

import itertools

from grading.facts.said import Said
from grading.facts.words import Sentence, plain, words_of
from grading.text import MONTHS

GOVERNS = frozenset("au jusqu' avant depuis apres des ici until by since from after before".split())
SETS_ASIDE = frozenset("sans avant apres plutot lieu hors without before after instead rather".split())
MONTHS_PLAIN = frozenset(map(plain, MONTHS))
AHEAD, CLOSE = 40, 4


def is_set_aside(said: Said) -> bool:
    """Whether what is said is what one does without, or what comes first: « avant d’aller au tribunal »."""
    return any(one.plain in SETS_ASIDE for one in said.clause.words[max(0, said.first - CLOSE) : said.first])


def nearest(sentence: Sentence, value: str, among: list[Said], within: int = 0) -> str:
    """The family, of those places, that is said closest to a value of the sentence."""
    wanted = [one.plain for one in words_of(value)]
    plain_words = [one.plain for one in sentence.words]
    at = next(index for index in range(len(plain_words)) if plain_words[index : index + len(wanted)] == wanted)
    start, end = sentence.words[at].start, sentence.words[at + len(wanted) - 1].end
    ranked = []
    for said in among:
        words = said.clause.words[said.first : said.last]
        before = [one for one in sentence.words if words[-1].end <= one.start < start]
        if within and (words[0].start >= start or len(before) > within):
            continue
        away = said.sentence is not sentence
        gap = max(words[0].start - end, start - words[-1].end, 0)
        apart = away or not any(word.start == start for word in said.clause.words)
        # « Depuis le 2 mai et jusqu’au 4 juin »: a preposition goes with the day that follows it.
        if words[0].start >= end and words[-1].plain in GOVERNS:
            if not away and _is_a_day(sentence, words[-1].end):
                continue
            gap += AHEAD
        # « Nous répondre » says more than « répondre ».
        ranked.append((away, apart, gap, said.first - said.last, said.family))
    return min(ranked)[-1] if ranked else ""


def _is_a_day(sentence: Sentence, start: int) -> bool:
    """Whether a date comes next: « le 4 juin », « vendredi 4 juin »."""
    following = [one.plain for one in sentence.words if one.start >= start][:5]
    return any(one[:1].isdigit() and month in MONTHS_PLAIN for one, month in itertools.pairwise(following))
