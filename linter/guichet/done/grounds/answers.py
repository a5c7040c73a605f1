"""What a test on an answer to "may we?" lets through: yes alone, no too, any answer, or whoever has not answered."""

from __future__ import annotations

from guichet.done.nouns.datum import Agreement
from guichet.done.words import unaccented
from guichet.told.language.word_lists import name_words, pattern, values

_FILE = "dark_patterns/consent.toml"

OPPOSITE = {
    Agreement.GIVEN: Agreement.REFUSED,
    Agreement.REFUSED: Agreement.ASSUMED,
    Agreement.ASSUMED: Agreement.REFUSED,
    Agreement.ANSWERED: Agreement.ASSUMED,
}
"""What the other branch of a test lets through."""
LEAST = (Agreement.REFUSED, Agreement.ANSWERED, Agreement.ASSUMED, Agreement.GIVEN)
"""From what asks least of people to what asks most."""


def of_value(word: str, *, equal: bool) -> Agreement | None:
    """Return what a comparison with a value lets through; None when the value is no answer."""
    said = word.strip().strip(";").rpartition("=")[2].strip().lower()
    if said in values(_FILE, "unanswered"):
        return None if equal else Agreement.ANSWERED
    if said in values(_FILE, "yes"):
        return Agreement.GIVEN if equal else Agreement.REFUSED
    if said in values(_FILE, "no"):
        return Agreement.REFUSED if equal else Agreement.ASSUMED
    return _of_word(name_words(said), equal=equal)


def _of_word(words: str, *, equal: bool) -> Agreement | None:
    """What a value lets through that is itself a word of agreeing or of refusing: "allowed", "opt-in", "declined"."""
    if pattern(_FILE, "agreeing").fullmatch(words):
        return Agreement.GIVEN if equal else Agreement.REFUSED
    if pattern(_FILE, "refusing").fullmatch(words):
        return Agreement.REFUSED if equal else Agreement.ASSUMED
    return None


def of_name(name: str) -> Agreement | None:
    """Return what a name that is true lets through; None when it is the name of no answer."""
    words = name_words(name)
    if pattern(_FILE, "refusing").search(words):
        return Agreement.REFUSED
    if pattern(_FILE, "agreeing").search(words):
        return Agreement.GIVEN
    if not (pattern(_FILE, "choosing").search(words) and is_measured(name)):
        return None
    owner, _, last = name.rpartition(".")
    is_part = owner and not pattern(_FILE, "choosing").search(name_words(last)) and is_measured(last)
    return Agreement.GIVEN if is_part else Agreement.ANSWERED  # `prefs.audience`: a yes to that one


def is_measured(name: str) -> bool:
    """Whether a name is about trackers, or about being measured."""
    return bool(pattern(_FILE, "measured").search(unaccented(name_words(name))))


def is_asked(name: str) -> bool:
    """Whether a name is that of an answer to something asked."""
    words = name_words(name)
    return is_measured(name) or any(pattern(_FILE, key).search(words) for key in ("agreeing", "refusing", "choosing"))


def is_measure(name: str) -> bool:
    """Whether a name is of something that starts or feeds a measure of people, and does not stop it or only ask about it."""
    words = name_words(name)
    return bool(pattern(_FILE, "measures").search(words)) and not pattern(_FILE, "undoes").search(words)
