"""Whether a term is explained where it stands, or defined in its file."""

from __future__ import annotations

import re
from functools import lru_cache

from guichet.reading.texts.document import Found
from guichet.told.saying import told_next

_FOLLOWS = re.compile(
    r"[»”\"')]? ?(?:\(|: |= |— |– |, c'est|, c’est|, i\.e\.|, that is|, which means|, autrement dit|, soit | signifie| veut dire"
    r"|(?: [^\W\d_]+){1,2} \((?:such as|like|for example|e\.g\.|i\.e\.|comme|par exemple|tel(?:le)?s? que|c['’]est-à-dire)\b"
    r"| means|, meaning|, or |, ou |, (?:which|who|qui) (?:is|are|will|can|looks?|decides?|helps?|checks?|est|sont|vous|vont|relit|décide|examine|aide|vérifie|paie)\b)"
)
_NEAR = 20
"""Letters before a term in which brackets or a verb introduce it."""
_OPENING = 2
"""Blocks under a heading in which its words are told the meaning of."""
_IS = r"\b(?:(?:est|sont) (?:une?|des?|le|la|les|l'|du)\b|désigne|signifie|(?:is|are) (?:an?|the|small|short)\b|means?\b|refers? to\b)"
_BEFORE = re.compile(
    r"(?:\((?:(?:une?|des|les?|la|an?|the) )?|(?:appelée?s?|nommée?s?|dite?s?|called|known as) (?:(?:une?|des|les?|la|an?|the) )?)[\"'«“ ]*$"
)


def is_explained(found: Found) -> bool:
    """Whether an explanation follows the term, the term stands in parentheses after plain words, or the file defines it."""
    prose = found.prose
    term = prose.plain[found.start : found.end]
    if any(term in one or one.rstrip("s") == term.rstrip("s") for one in prose.document.explained):
        return True
    if _defines(found.sentence, term) or _defines(told_next(found), term) or _serves(told_next(found), term):
        return True
    return _is_glossed(prose.text, found.start, found.end) or _is_glossed_around(found, term)


def _is_glossed(text: str, start: int, end: int) -> bool:
    """Whether what a term means is told right after it, or right before where it stands in brackets."""
    follows = _FOLLOWS.match(text, end) and not text.startswith((" :", ":"), len(text) - 2)
    return bool(follows or _BEFORE.search(text[max(0, start - _NEAR) : start]))


def _is_glossed_around(found: Found, term: str) -> bool:
    """Whether a reader meets the term with what it means just before, in the block, or just after, in the text that a heading opens."""
    prose = found.prose
    document = prose.document
    texts = [prose.text[: found.start]]
    if document.is_sequence and prose.kind in ("heading", "title") and prose.index >= 0:
        texts += [one.text for one in document.blocks[prose.index + 1 : prose.index + 1 + _OPENING]]
    each = re.compile(rf"\b{re.escape(term.rstrip('s'))}s?\b", re.I)
    return any(_is_glossed(text, *one.span()) for text in texts for one in each.finditer(text))


def _serves(sentence: str, term: str) -> bool:
    """Whether the next sentence says what the thing is used for ("we use cookies to count visits")."""
    use = r"\b(?:utilisons|utilise|sert|servent|use|uses|used)\b"
    purpose = r"(?:pour|afin d|à|to|so that|for)\b"
    return re.search(rf"{use}[^.;!?]{{0,30}}\b{re.escape(term.rstrip('s'))}s? {purpose}", sentence) is not None


def _defines(sentence: str, term: str) -> bool:
    """Whether a sentence, in plain form, says what a term is: it opens with it ("un cookie est un petit fichier")."""
    opening = rf"\W*(?:(?:l'|les? |la |une? |des |the |an? )?)\W?{re.escape(term.rstrip('s'))}s?\b[^.;!?]{{0,20}}?{_IS}"
    return re.match(opening, sentence) is not None


def is_told_of(text: str, name: str) -> bool:
    """Return whether a sentence of a text, or words in brackets, open with a name and say what it is or does: "HEA pays a part of the bill"."""
    return name.casefold() in _told_of(text)


@lru_cache(maxsize=8)
def _told_of(text: str) -> frozenset[str]:
    """Return the names of one word that a text opens a sentence with, and says something of."""
    return frozenset(one[1].casefold() for one in _OF_A_NAME.finditer(text))


_OF_A_NAME = re.compile(
    r"(?:^|[.!?:(] ?)(?:l['’]|la |le |les |the )?([^\W_][\w&-]{0,30}) "
    r"(?:(?:est|sont|is|are) (?:une?|les?|la|l['’]|des|an?|the)\b|désigne|signifie|aide|verse|offre|propose|rembourse|finance|permet|soutient"
    r"|means|refers|offers|provides|gives|pays|helps|supports|represents|covers)\b",
    re.I,
)


def names_a_kind(found: Found) -> bool:
    """Whether an English participle says which things are meant, before their name: "other reimbursed expenses"."""
    plain = found.prose.plain
    is_participle = found.prose.lang == "en" and plain.endswith("ed", found.start, found.end) and " " not in found.text
    return (
        is_participle
        and _OPENS.search(plain, 0, found.start) is not None
        and _THING.match(plain, found.end) is not None
    )


_OPENS = re.compile(
    r"(?:^|[,;(]|\b(?:other|any|all|some|no|the|your|our|their|these|those|certain|of|for|and|or|with|from)) ?$"
)
_THING = re.compile(
    r" (?!(?:to|by|in|on|at|for|from|with|as|the|an?|your|our|their|it|you|and|or|when|if|until)\b)[a-z]{3,}"
)


def is_title(found: Found) -> bool:
    """Whether the words are part of a name: written with a capital elsewhere than at the start of a sentence."""
    text = found.prose.text
    if not text[found.start : found.start + 1].isupper():
        return False
    start, _ = found.prose.sentence_at(found.start)
    return any(char.isalnum() for char in text[start : found.start]) and not text[: found.end].isupper()
