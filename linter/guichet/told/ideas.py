"""Sentences that say a thing, known by the ideas that they bring together, affirmed or denied, in any order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from guichet.core.memo import keyed_memo, memo
from guichet.reading.texts.document import FIELD, Document, Found, Prose
from guichet.reading.texts.words import Words
from guichet.told.addressee import TO_READER
from guichet.told.earnest import is_in_earnest
from guichet.told.legal import is_terms
from guichet.told.letter import is_sent
from guichet.told.negation import is_denied_in
from guichet.told.sayings import Idea, Saying, likely_in, sayings_in, words_for


@lru_cache(maxsize=16384)
def _named(text: str, lang: str, name: str) -> tuple[tuple[int, int], ...]:
    """Where the words of an idea stand in a text."""
    if name not in likely_in(text, lang):
        return ()
    return tuple(match.span() for match in words_for(lang, name).finditer(text))


def names(text: str, lang: str, idea: str) -> bool:
    """Whether a text, in plain form, has a word for an idea."""
    return idea in likely_in(text, lang) and words_for(lang, idea).search(text) is not None


def said_in(
    prose: Prose, lang: str, topic: str, *, supposed: bool = False, asked: bool = False, firms: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield where a block says a thing in earnest: no question, no rule recalled, not others' words, nothing that is over.

    A sentence that names firms is about those whose trade it is, unless `firms` says that it may be about what is done with them.
    """
    for start, end, _ in _said(prose, lang, topic, supposed, asked, firms):
        yield start, end


def _said(
    prose: Prose, lang: str, topic: str, supposed: bool, asked: bool, firms: bool
) -> Iterator[tuple[int, int, bool]]:
    """Yield where a block says a thing in earnest, and whether its words say it by themselves."""
    for saying, meetings in _met(lang, topic, prose.words):
        for (start, end), at, found in meetings:
            if not asked and _is_asked(prose, start + found[0], start + found[1]):
                continue
            weighed = not saying.is_plain
            if is_in_earnest(prose, start, end, at, supposed=supposed, asked=asked, firms=firms, weighed=weighed):
                yield start + found[0], start + found[1], saying.is_plain
                break


def _is_asked(prose: Prose, start: int, end: int) -> bool:
    """Whether all that is said is in a question: what answers it is read with it, and says another thing."""
    _, last = prose.sentence_at(start)
    return end <= last and prose.plain[start:last].rstrip().endswith("?")


Meeting = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
"""A sentence that brings the ideas of a saying together: where it stands, the words of the first idea, from where to where it says it."""


@keyed_memo
def _met(lang: str, topic: str, words: Words) -> list[tuple[Saying, list[Meeting]]]:
    """Where some words bring together the ideas of each saying of a topic."""
    each = sayings_in(words.plain, lang).get(topic, ())
    return [(saying, found) for saying in each if (found := list(meetings(saying, words, lang)))]


def meetings(saying: Saying, words: Words, lang: str) -> Iterator[Meeting]:
    """Yield where some words bring the ideas of a saying together, in earnest or not."""
    place, sentence = (0, 0), ""
    for at in _named(words.plain, lang, saying.ideas[0].name):
        start, end = _around(words, at[0])
        if (start, end) != place:
            place, sentence = (start, end), words.plain[start:end]
        found = _brought_together(saying, sentence, lang, (at[0] - start, at[1] - start))
        if found is not None and _told_beside(saying, words, place, lang):
            yield place, at, found


def told(
    document: Document,
    lang: str,
    topic: str,
    *,
    supposed: bool = False,
    asked: bool = False,
    named: bool = False,
    firms: bool = False,
) -> Iterator[Found]:
    """Yield the sentences of a document that say a thing in one language, or in none that is known.

    What only may happen counts when `supposed`, a question when `asked`, the name of a field or of a button when `named`, a
    sentence that names firms when `firms`.
    """
    blocks = _bringing(lang, document).get(topic, ())
    tells_of_others = bool(blocks) and _is_article(document)
    for prose in blocks:
        if prose.kind in _NAMES and not named:
            continue
        for start, end, is_plain in _said(prose, lang, topic, supposed, asked, firms):
            if (
                tells_of_others
                and not (is_plain and is_terms(document))
                and not TO_READER.search(prose.plain, start, end)
            ):
                continue  # in terms, whoever reads is called the user
            match = _WHOLE.match(prose.plain, start, end)
            if match is not None:
                yield Found(prose, start, end, match)
                break


@keyed_memo
def _bringing(lang: str, document: Document) -> dict[str, list[Prose]]:
    """The blocks of a document, in one language or in none that is known, that may bring all the ideas of a saying together, by topic."""
    blocks: dict[str, list[Prose]] = {}
    for prose in document.said:
        if prose.lang in (lang, ""):
            for name in sayings_in(prose.plain, lang):
                blocks.setdefault(name, []).append(prose)
    return blocks


@memo
def _is_article(document: Document) -> bool:
    """Whether a page is long enough to tell of others too: then only what says "you" is the reader's; a mail has one reader."""
    if document.page is None or is_sent(document):
        return False
    return sum(one.plain.count(" ") for one in document.said) > _SHORT_PAGE


_SHORT_PAGE = 150
_WHOLE = re.compile(r".+", re.S)
_NAMES = frozenset({FIELD, "label", "button", "attribute", "placeholder"})
"""What names a thing: nobody is told anything by it."""


def _around(words: Words, offset: int) -> tuple[int, int]:
    """The sentence around an offset; a question is read with the words that answer it, a few words with what follows."""
    plain, every = words.plain, words.sentences
    first = last = max(bisect_right(every, (offset, len(plain) + 1)) - 1, 0)
    least, most = max(0, first - _SENTENCES), min(len(every) - 1, last + _SENTENCES)
    while first > least and _is_half(plain, every[first - 1]):
        first -= 1
    while last < most and (_is_half(plain, every[last]) or _is_rest(plain, every[last + 1])):
        last += 1
    return every[first][0], every[last][1]


def _is_half(plain: str, place: tuple[int, int]) -> bool:
    """Whether words say nothing yet: a question, or two or three words (« Pas de standard. »)."""
    return plain[place[0] : place[1]].rstrip().endswith("?") or _is_short(plain, place)


def _is_rest(plain: str, place: tuple[int, int]) -> bool:
    """Whether a few words belong to those before them: a question opens what follows it."""
    return _is_short(plain, place) and not plain[place[0] : place[1]].rstrip().endswith("?")


def _is_short(plain: str, place: tuple[int, int]) -> bool:
    return plain.count(" ", *place) < _FEW


_FEW = 3
"""Spaces in a sentence of its own."""
_SENTENCES = 8
"""Sentences before and after one that are read with it: questions and a few words may follow one another without end."""


def _told_beside(saying: Saying, words: Words, place: tuple[int, int], lang: str) -> bool:
    """Whether the sentence, the one before or the one after brings each idea that may stand next to the others."""
    if not any("&" in idea.signs for idea in saying.ideas):
        return True
    every = words.sentences
    last, first = bisect_right(every, place[0], key=_end) - 1, bisect_left(every, place[1], key=_start)
    before = every[last] if last >= 0 else (0, 0)
    after = every[first] if first < len(every) else (0, 0)
    texts = [words.plain[start:end] for start, end in (place, before, after)]
    return all(
        any(_has_sign(idea, text, lang, one) for text in texts for one in _named(text, lang, idea.name))
        for idea in saying.ideas
        if "&" in idea.signs
    )


def _start(place: tuple[int, int]) -> int:
    return place[0]


def _end(place: tuple[int, int]) -> int:
    return place[1]


def _brought_together(saying: Saying, sentence: str, lang: str, first: tuple[int, int]) -> tuple[int, int] | None:
    """From where to where a sentence brings the ideas of a saying together, when it does."""
    if any(_named(sentence, lang, name) for name in saying.absent):
        return None
    taken = [first]
    others = [(one, _near(one, first, sentence, lang, saying)) for one in saying.ideas[1:] if "&" not in one.signs]
    if not all(places for _, places in others) or not _has_sign(saying.ideas[0], sentence, lang, first):
        return None
    for idea, places in others:
        place = next(
            (
                one
                for one in places
                if all(one[1] <= low or one[0] >= high for low, high in taken) and _has_sign(idea, sentence, lang, one)
            ),
            None,
        )
        if place is None:
            return None
        taken.append(place)
    return min(low for low, _ in taken), max(high for _, high in taken)


def _near(idea: Idea, first: tuple[int, int], sentence: str, lang: str, saying: Saying) -> list[tuple[int, int]]:
    """Where the words of an idea stand near those of the first, the nearest first."""
    every = _named(sentence, lang, idea.name)
    low = bisect_left(every, first[0] - saying.reach, key=_end)
    high = bisect_right(every, first[1] + saying.reach, key=_start)
    found = [
        one
        for one in every[low:high]
        if _is_with(one, first, sentence, saying) and (">" not in idea.signs or one[0] >= first[1])
    ]
    return sorted(found, key=lambda one: _gap(one, first))


def _gap(one: tuple[int, int], first: tuple[int, int]) -> int:
    """How far a word stands from those of the first idea: the nearest is the one that is said of it."""
    return one[0] - first[1] if one[0] >= first[1] else first[0] - one[1]


def _has_sign(idea: Idea, sentence: str, lang: str, place: tuple[int, int]) -> bool:
    if "-" not in idea.signs and "+" not in idea.signs:
        return True
    return is_denied_in(sentence, lang, *place) == ("-" in idea.signs)


def _is_with(one: tuple[int, int], first: tuple[int, int], sentence: str, saying: Saying) -> bool:
    """Whether two ideas stand near each other, with nothing that parts them."""
    between = sentence[first[1] : one[0]] if one[0] >= first[1] else sentence[one[1] : first[0]]
    return len(between) <= saying.reach and saying.parts.search(between) is None
