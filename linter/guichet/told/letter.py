"""Whether a plain text is a letter, an SMS or a page: it speaks to someone, in sentences."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.words import any_of
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts import Document

_SENT = re.compile(
    rf"(?:^|/)(?:{any_of('files.messages', 'files.drafts')}|mailer|sounds?|voix|voice|ivr|pages?|affich(?:es?|ages?)|pancartes?|panneaux|signs|signage|posters?|avis)/",
    re.I,
)
_SPEAKS = re.compile(
    rf"\b(?:{any_of('people.fr.reader', 'people.en.reader')})\b|^(?:madame|monsieur|bonjour|dear|hello|hi|cher|chère)\b",
    re.I | re.M,
)
_GREETING = (
    r"^(?:madame|monsieur|mesdames|messieurs|bonjour|bonsoir|dear|hello|hi|cher|chère|chers|chères)\b[^.\n]{0,60}$"
)
_GREETS = re.compile(
    rf"{_GREETING}"
    r"|\A(?:madame|monsieur|mesdames|messieurs|bonjour|bonsoir|dear|cher|chère|chers|chères)\b[^.,:;\n]{0,40}[,\n]"
    r"|\b(?:cordialement|bien à vous|salutations|sincères|yours (?:faithfully|sincerely|truly)|kind regards|best regards)\b",
    re.I | re.M,
)
_HELLO = re.compile(_GREETING, re.I)
_TWICE = 2
_POSTED = re.compile(rf"(?:^|[/_.-])(?:{any_of('files.messages')}|mailers?|decisions?)(?=[/_.-])", re.I)


def is_letter(document: Document) -> bool:
    """Whether a plain text is written to someone: it stands among letters, or it speaks to its reader more than once."""
    written = document.written
    return bool(_SENT.search(document.path) or _GREETS.search(written)) or len(_SPEAKS.findall(written)) >= _TWICE


def is_greeting(text: str) -> bool:
    """Whether words only greet their reader, and name nothing."""
    return _HELLO.match(text) is not None


@memo
def is_sent(document: Document) -> bool:
    """Whether a text is sent to one person, who is spoken to in each of its lines: a letter, a mail, a message."""
    return document.is_sequence and bool(_POSTED.search(document.path) or _GREETS.search(document.written))


def is_to_one_person(document: Document) -> bool:
    """Whether a text is sent to somebody, by where it is kept, or greets them as a letter does."""
    return is_sent(document) or any(is_greeting(block.text) for block in document.blocks)


@memo
def is_told_to_all(document: Document) -> bool:
    """Whether a page says the same to whoever looks it up: it is sent to nobody and prints nothing of anyone, no date either."""
    return document.is_sequence and not is_sent(document) and OUTPUT not in document.written
