"""Where sentences and words begin and end, in text whose white space is folded to single spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guichet.core.keeping.tables import table
from guichet.reading.templates.masking import OUTPUT

_END = re.compile(r"(?<![.!?…])[.!?…]+(?: ?[»”’\")\]])*(?= )")
_GLUED = r"(?:(?<=[a-zà-öø-ÿœ]{3})|(?<=[»”\")\]]))[.!?…]+(?!(?:Fr|Com|Org|Net|Eu|Gouv|Info|App|Pro|Io|Js|Ts)\b)(?=[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ’']{1,30}[ ,])"
"""What ends a sentence though the space after it was lost: the whole word that begins the next follows, as in no name of a site."""
_END_OR_ADDRESS = re.compile(
    rf"(?P<address>(?<=: )https?://[^\s]{{1,400}}(?= [^\W\da-zà-öø-ÿœ]))|(?P<glued>{_GLUED})|{_END.pattern}"
)
"""An address of the web after a colon, before a capital, ends a sentence as well: no mark is set after it."""
_IN_ADDRESSES = ".@/_"
"""Signs of a word within which no sentence ends: an address, the name of a file."""
_NEXT = re.compile(rf" (?=[^\W\da-zà-öø-ÿœ]|\d|[«“\"‘(\[`'’¿¡–—•{OUTPUT}])")
_SURE = re.compile(r"(?:[^\W\d_]{6}|[\w-]{9}|(?<![\w.])\d{2,})$")
"""Before a full stop that ends a sentence even when a small letter follows (a name, a command)."""
_LOOKED_BACK = 16
"""Signs before a full stop that this may hold: what is longer holds nine letters or digits in a row."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?")
_CLASS = re.compile(r"(?<![\w.’'-])(?!(?:par|avec|pour|chez|selon|dans|from|with)\b)[a-zà-öø-ÿœ]{3,} $")
"""A common noun, before a letter that says which ("permis B.", "vitamine C."): no initial of a name stands after one."""
_TITLE = re.compile(
    r"(?:docteure?|professeure?|ministre|maire|présidente?|préfète?|directeur|directrice|juge|maître|auteure?|monsieur|madame|mr|mrs|doctor|professor|minister|mayor|judge|author|saint|and|et|de|du|by) $",
    re.I,
)
"""Before the initial of somebody's name."""
_ARTICLE = re.compile(r" (?:L\.?O|[LRDAC])(?:\.? ?\*?| )\d")
"""The number of an article of a code, by the letter that says which part it is in."""
_OF_ARTICLES = re.compile(r"(?:\b(?:art(?:icle)?s?|et|à|ou|,)\b\.?|,) ?$", re.I)
_LETTERS_OF_ARTICLES = frozenset({"l", "r", "d", "a", "c", "lo", "l.o"})
_MARKER = re.compile(r"\(?(?:\d{1,3}|[ivxlc]{1,5}|[a-z])[.)]?")
_WORD = re.compile(rf"\+?\d[\d.,]*(?: \d[\d.,]*)+[^\s]*|(?<!\S)[^\s]*(?:[^\W_{OUTPUT}]|{OUTPUT})[^\s]*")
_LABELLED = re.compile(
    r"\b(?:bâtiment|escalier|étage|annexe|groupe|plan|case|zone|porte|hall|quai|bloc|lot|catégorie|classe|formulaire"
    r"|building|block|gate|form|box|section|part|category|class|option|terminal|type) $",
    re.I,
)


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    data = table("reading/language/abbreviations.toml")
    return frozenset(data["always"].split()), frozenset(data["before_a_number"].split())


_LONGEST = 3000
"""Letters from which words without a full stop are no sentence that anyone follows: four times the longest that laws have."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence; abbreviations, initials, numbers and list marks end none.

    Words without a full stop are cut, between two of them, before they make more than a sentence can be: what is asked of a
    sentence for each thing found in it costs no more in a text that never ends one.
    """
    return [part for one in _ended(text) for part in _cut(text, *one)]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, or its parts when it is none."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        part = space if space > 0 else start + _LONGEST
        yield start, part
        start = part + (space > 0)
    yield start, end


def _ended(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of what full stops end."""
    found = []
    start = 0
    for match in _END_OR_ADDRESS.finditer(text):
        end = match.end()
        if match["address"]:
            if end > start:
                found.append((start, end))
            start = end + 1
            continue
        if match["glued"]:
            before = text[max(start, text.rfind(" ", start, match.start())) : match.start()]
            if not any(sign in before for sign in _IN_ADDRESSES):
                found.append((start, end))
                start = end
            continue
        if _NEXT.match(text, end) is None and not (match[0] == "." and _is_sure(text, start, match.start())):
            continue
        if match[0] == "." and not _is_full_stop(text, start, match.start(), text[end + 1]):
            continue
        if end > start:
            found.append((start, end))
        start = end + 1
    if start < len(text):
        found.append((start, len(text)))
    return found


def _is_sure(text: str, start: int, dot: int) -> bool:
    return _SURE.search(text, max(start, dot - _LOOKED_BACK), dot) is not None


def _is_full_stop(text: str, start: int, dot: int, follows: str) -> bool:
    """Whether the full stop at `dot` ends the sentence that begins at `start`."""
    begin = max(text.rfind(" ", start, dot) + 1, start)
    word = text[begin:dot].lower().replace("’", "'").lstrip("(«“\"'[")
    word = word.rpartition("'")[2]
    if begin <= start + 1 and _MARKER.fullmatch(word) and (word.isdigit() or len(text) > dot + 2):
        return False
    always, before_number = _abbreviations()
    if (
        word in _LETTERS_OF_ARTICLES
        and (follows.isdigit() or follows == "*")
        and _OF_ARTICLES.search(text, max(0, begin - 10), begin)
    ):
        return False
    if word in always or (word in before_number and (follows.isdigit() or _ARTICLE.match(text, dot + 1))):
        return False
    if word in ("a.m", "p.m"):
        return True
    if len(word) == 1 and word.isalpha():
        if text[dot - 1].islower() or _LABELLED.search(text, max(0, begin - 14), begin):
            return True
        before = text[max(0, begin - 20) : begin]
        return _CLASS.search(before) is not None and _TITLE.search(before) is None
    return _INITIALS.fullmatch(word) is None


def words(text: str) -> list[str]:
    """Return the words: runs between spaces that hold a letter, a digit or an unknown output; a telephone number is one."""
    return _WORD.findall(text)


def word_count(text: str) -> int:
    """Return the number of words; an elided article counts with its noun, a date or an address as one."""
    return len(_WORD.findall(text))
