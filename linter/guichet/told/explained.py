"""Whether a term is explained where it stands, or defined in its file."""

from __future__ import annotations

import re

from guichet.reading.texts.document import Found
from guichet.told.saying import told_next

_FOLLOWS = re.compile(
    r"[»”\"')]? ?(?:\(|: |= |— |– |, c'est|, c’est|, i\.e\.|, that is|, which means|, autrement dit|, soit | signifie| veut dire"
    r"| means|, meaning|, or |, ou |, (?:which|who|qui) (?:is|are|will|can|looks?|decides?|helps?|checks?|est|sont|vous|vont|relit|décide|examine|aide|vérifie|paie)\b)"
)
_IS = r"\b(?:(?:est|sont) (?:une?|des?|le|la|les|l'|du)\b|désigne|signifie|(?:is|are) (?:an?|the|small|short)\b|means?\b|refers? to\b)"
_BEFORE = re.compile(r"(?:\(|(?:appelée?|nommée?|dite?s?|called|known as) )[\"'«“ ]*$")


def is_explained(found: Found) -> bool:
    """Whether an explanation follows the term, the term stands in parentheses after plain words, or the file defines it."""
    prose = found.prose
    term = prose.plain[found.start : found.end]
    if any(term in one or one.rstrip("s") == term.rstrip("s") for one in prose.document.explained):
        return True
    if _defines(found.sentence, term) or _defines(told_next(found), term):
        return True
    plain = prose.text
    if _FOLLOWS.match(plain, found.end) and not plain.startswith((" :", ":"), len(plain) - 2):
        return True
    return bool(_BEFORE.search(plain[max(0, found.start - 14) : found.start]))


def _defines(sentence: str, term: str) -> bool:
    """Whether a sentence, in plain form, says what a term is: it opens with it ("un cookie est un petit fichier")."""
    opening = rf"\W*(?:(?:l'|les? |la |une? |des |the |an? )?)\W?{re.escape(term.rstrip('s'))}s?\b[^.;!?]{{0,20}}?{_IS}"
    return re.match(opening, sentence) is not None


def is_title(found: Found) -> bool:
    """Whether the words are part of a name: written with a capital elsewhere than at the start of a sentence."""
    text = found.prose.text
    if not text[found.start : found.start + 1].isupper():
        return False
    start, _ = found.prose.sentence_at(found.start)
    return any(char.isalnum() for char in text[start : found.start]) and not text[: found.end].isupper()
