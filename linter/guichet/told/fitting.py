"""What to write at the place of some words, put into their sentence: same number, same person, same preposition.

The lists say what a phrase means, in its plain form. A writer needs words that fit: « conformément aux règles » becomes
« selon les règles », « octroyez » becomes « donnez ». Where the machine cannot tell the form, nothing is put into the
sentence: a suggestion with a fault in it is not taken, nor is the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from guichet.core.findings import Text
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Found, Prose
from guichet.told.conjugation import agreed, conjugated, pluralised
from guichet.told.phrases import Phrase

_WRITE = Text(fr="Écrivez : « {words} »", en='Write: "{words}"')
_IDEA = Text(
    fr="Ce que cela veut dire, à mettre dans les mots de votre phrase : « {plain} »",
    en='What it means, to be put in the words of your sentence: "{plain}"',
)
_NOTE = Text(fr="À dire plus simplement : {plain}", en="To be said more simply: {plain}")
"""What a meaning that holds words to whoever writes is told as: they are no part of any sentence."""
_HINT = re.compile(r"[(:«]|^(?:nommez|name) ")
_COPULA = re.compile(
    r"\b(?:est|sont|suis|êtes|sommes|sera|seront|serez|était|étaient|être|soit|soient|serait|seraient|semble|paraît|reste)\s$"
)
_VOWEL = re.compile(r"[aàâeéèêiîoôuùyœh]", re.I)
_ARTICLES = {"du": "le", "au": "le", "des": "les", "aux": "les"}
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
_DETERMINERS = frozenset(
    "le la les l' un une des du votre vos notre nos son sa ses leur leurs mon ma mes ce cet cette ces chaque tout toute"
    " the a an your our his her its their my this that these those any each".split()
)
_ELIDED = {
    "d'": "de",
    "n'": "ne",
    "qu'": "que",
    "j'": "je",
    "s'": "se",
    "m'": "me",
    "jusqu'": "jusque",
    "lorsqu'": "lorsque",
}
_SOUNDED = frozenset("l' ma ta sa mon ton son ce cet beau bel".split())
"""Words whose form tells the gender or the vowel of the next one."""
_NO_ARTICLE = frozenset({"sans", "en"})
_INFINITIVE = re.compile(r"\w+(?:er|ir|re|oir)\b")
_BEFORE = re.compile(r"(?:(?<=^)|(?<=[\s(]))(\w+['’]?)(\s?)$")
_DENIES = re.compile(r"(?:\bne\s|\bn['’])$", re.I)
_DENIED = re.compile(r"\s(?:pas|plus|jamais|rien|point)\b", re.I)
_SHOWN = 3
_WHOLE = 12


def said(found: Found) -> str:
    """Return the words found as one quotes them: a denial begun before them or ended after them is kept."""
    text = found.prose.text
    denies = _DENIES.search(text, 0, found.start)
    if not denies:
        return found.text
    ends = _DENIED.match(text, found.end)
    return text[denies.start() : ends.end() if ends else found.end]


def advice(phrase: Phrase, found: Found, lang: str) -> Text:
    """Return what to write: the piece of the sentence with the plain words in it where they fit, else what they mean."""
    words = fitted(phrase, found, lang)
    if words:
        return _WRITE.format(words=words)
    return (_NOTE if _HINT.search(phrase.plain) else _IDEA).format(plain=phrase.plain)


def fitted(phrase: Phrase, found: Found, lang: str) -> str | None:
    """Return a piece of the sentence with the plain words in it, or None when their form cannot be told."""
    fit = _fit(phrase, found, lang)
    if fit is None:
        return None
    before, words = fit
    start, end = found.prose.sentence_at(found.start)
    if _is_there(words, found.prose.plain[start : found.start], found.prose.plain[found.end : end]):
        return None
    return _around(before[start:], words, found.prose.text[found.end : end])


def _is_there(words: str, before: str, after: str) -> bool:
    """Whether the sentence holds these plain words already, several of them: it would say them twice."""
    told = words.lower().strip()
    return " " in told and (told in before or told in after)


def rewritten(prose: Prose, start: int, end: int, phrases: Iterable[tuple[Phrase, Found]], lang: str) -> str:
    """Return a sentence of a block with the plain words of every phrase found in it, where their form can be told."""
    text, right = prose.text, end
    for phrase, found in sorted(phrases, key=lambda one: -one[1].start):
        fit = _fit(phrase, found, lang) if start <= found.start and found.end <= right else None
        if fit is not None:
            before, words = fit
            text = f"{before}{words}{text[found.end :]}"
            right = prose.text.rfind(" ", 0, max(found.start - 1, 0))  # the word before may have changed with them
    return text[start : len(text) - (len(prose.text) - end)]


def _fit(phrase: Phrase, found: Found, lang: str) -> tuple[str, str] | None:
    """Return what stands before the plain words, and these in their form, or None when it cannot be told."""
    words = _fitting_words(phrase, found, lang)
    joined = None if words is None else _joined_before(found.prose.text[: found.start], words, found.text, lang)
    if joined is None:
        return None
    before, words = joined
    return before, words[:1].upper() + words[1:] if found.text[:1].isupper() else words


def _around(before: str, words: str, after: str) -> str:
    """Return a short sentence whole, or what stands around the words, cut with an ellipsis."""
    left, right = before.split(" "), after.rstrip(" .").split(" ")
    is_short = len(left) + len(right) <= _WHOLE
    if not is_short and len(left) > _SHOWN + 1:
        left = ["…", *left[-_SHOWN - 1 :]]
    if not is_short and len(right) > _SHOWN + 1:
        right = [*right[: _SHOWN + 1], "…"]
    return f"{' '.join(left)}{words}{' '.join(right)}".strip()


def _fitting_words(phrase: Phrase, found: Found, lang: str) -> str | None:
    """Return the plain words in the form of those found."""
    before, after = found.prose.plain[: found.start], found.prose.plain[found.end :]
    if not phrase.plain or not phrase.can_replace or _HINT.search(phrase.plain) or after.lstrip().startswith(OUTPUT):
        return None
    if phrase.plain.startswith("avoir,") and found.text[0].isupper():
        return None  # an order: « Bénéficiez de » is not « Avez »
    if phrase.plain.startswith("qui ") and _COPULA.search(before):
        return None
    plain = phrase.plain.split(", ")[0].split(" ou ")[0]
    key, kept = _without_context(phrase.key, found)
    if key is None or (lang == "fr" and _is_noun(found) and not phrase.same_gender):
        return None
    written = found.prose.plain[found.start : found.end].split()
    shape, *others = key.split()
    if phrase.same_gender or (lang == "en" and shape.endswith("+")):
        fits: str | None = pluralised(plain, lang) if written[0] != shape.rstrip("+") else plain
    elif shape.endswith("~") or "|" in shape:
        fits = conjugated(plain, shape.rstrip("~").split("|")[0], written[0], lang)
    elif shape.endswith("+"):
        fits = agreed(plain, shape.rstrip("+"), written[0])
    else:
        fits = plain
    if fits is None or (lang == "en" and _clashes(fits, before, after)):
        return None
    if (
        lang == "fr"
        and not key.endswith((" de", " à"))
        and _ARTICLE.match(fits)
        and not _STARTS_A_CLAUSE.search(before)
    ):
        return None
    if lang == "fr" and others and others[-1] in ("de", "à"):
        fits = _with_preposition(fits, written[-1], after)
    return None if fits is None else fits + kept


_STARTS_A_CLAUSE = re.compile(r"(?:^|[.,;:!?(] ?|\b(?:à|avec|pour|par|et|ou|que|si|sur|dans|sans|contre) )$")
"""Before a noun with its article: after a noun it would have none, and a preposition."""
_ARTICLE = re.compile(r"(?:le|la|les|un|une) |l['’]")
_NEEDS_NOTHING = re.compile(r"\b(?:a|an|the|your|our|their|this|that|any|each) $")
_TO_SOMEBODY = re.compile(r"\s+(?:you|me|us|him|her|them|it|your|our|the|a|an|this|that|[a-z]+)\b")
_FREE = re.compile(r"\s+(?:to|with|from|for|and|or|in|on|at|by|before|after|if|when|as|of)\b")


def _clashes(words: str, before: str, after: str) -> bool:
    """Whether English words do not stand here: an article after another one or before a noun, a particle before what is done to."""
    follows = _TO_SOMEBODY.match(after) is not None and _FREE.match(after) is None
    if words.startswith(("a ", "an ", "the ")):
        return _NEEDS_NOTHING.search(before) is not None or follows
    return follows and words.endswith((" in", " out", " on", " off", " up", " down", " back"))


def _without_context(key: str, found: Found) -> tuple[str | None, str]:
    """Return a key without the determiner that it ends with for certainty, and that determiner as found.

    The key is None when it holds other words of context, for what replaces them cannot be told.
    """
    first, *others = key.split()
    if others and "|" in others[-1] and _DETERMINERS.issuperset(others[-1].split("|")):
        kept = found.text.split()[-1]
        others = others[:-1]
    else:
        kept = ""
    if any("|" in word or word in ("*",) or word.endswith("?") for word in others):
        return None, ""
    return " ".join([first, *others]), f" {kept}" if kept else ""


def _is_noun(found: Found) -> bool:
    """Whether the words stand after a determiner, so that the rest of the sentence agrees with them."""
    before = _BEFORE.search(found.prose.plain[: found.start])
    return before is not None and before[1] in _DETERMINERS


def _with_preposition(fits: str, tail: str, after: str) -> str | None:
    """Return the words with the preposition and article that the end of those found asks for."""
    article = _ARTICLES.get(tail, "")
    *others, last = fits.split()
    if others and last in ("de", "à"):
        if not article and last == "de" and _VOWEL.match(after.lstrip()):
            return f"{' '.join(others)} d'"
        ending = f"{last} {article}".strip()
        return " ".join([*others, _CONTRACTED.get((last, article), ending)])
    if article:
        return f"{fits} {article}"
    follows = re.match(r"\s*(\w+'?|\d)", after)
    word = follows[1] if follows else ""
    stands_alone = word in _DETERMINERS or word[:1].isdigit() or last in _NO_ARTICLE
    if stands_alone or _INFINITIVE.fullmatch(word):
        return fits if not tail.endswith("'") else f"{fits} "
    return None


def _joined_before(before: str, words: str, was: str, lang: str) -> tuple[str, str] | None:
    """Return what stands before and the new words, joined as they sound, or None when more than a vowel would change."""
    last = _BEFORE.search(before)
    if last is None:
        return before, words
    kept, word, space = before[: last.start(1)], last[1].lower().replace("’", "'"), last[2]
    starts_with_vowel, started_with_vowel = (_VOWEL.match(one) is not None for one in (words, was))
    if lang == "en":
        article = "an" if re.match(r"[aeiou]", words, re.I) else "a"
        return (kept + article + space if word in ("a", "an") else before), words
    if starts_with_vowel == started_with_vowel:
        return before, words
    joined = {**_ELIDED, **{full: short for short, full in _ELIDED.items()}, "le": "l'", "la": "l'"}.get(word)
    if joined is None:
        return None if word in _SOUNDED else (before, words)
    if last[1][0].isupper():
        joined = joined.capitalize()
    return kept + joined + ("" if joined.endswith("'") else " "), words
