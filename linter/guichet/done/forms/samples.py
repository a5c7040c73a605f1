"""What a pattern lets in, known by trying it on what people write."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

_MOBILES = ("0612345678", "0712345678", "+33612345678", "06 12 34 56 78", "07700900123", "+447700900123", "612345678")
_OTHERS = ("0123456789", "+33123456789", "01 23 45 67 89", "0234567890", "02079460000", "+442079460000", "123456789", "0512345678")  # fmt: skip
_PLAIN = ("Martin", "MARTIN", "martin", "Dupont", "DUPONT", "dupont", "Jean Martin")
_ACCENTED = ("Éloïse", "ÉLOÏSE", "éloïse")
_JOINED = ("O'Brien", "O’Brien", "Le Goff", "Anne-Marie")
_ONE_LETTER = ("O", "E", "王", "Ó")
_TWO_LETTERS = ("Li", "Bo", "王伟", "LI", "BO")
_NOT_NAMES = ("martin7", "Martin7", "MARTIN7", "a_b")
_HOUSES = ("12 rue des Lilas", "12, rue des Lilas", "12 High Street", "12, High Street", "12 RUE DES LILAS")
_ELSEWHERE = ("CCAS de Lyon", "Lieu-dit La Grange", "Chez Mme Martin", "Poste restante", "The Hostel", "c/o Night Shelter", "LA GRANGE", "no fixed address")  # fmt: skip
_PLACES = ("75056", "69001", "75", "2A", "974")
_PLACES_ELSEWHERE = ("Oran", "Lisbonne", "LISBONNE", "lisbonne", "London", "Hanoï", "SW1A 1AA", "1000", "99")
_BIRTHS = ("27/03/1961", "27-03-1961", "27.03.1961", "1961-03-27", "03/27/1961", "27031961")
_YEARS_ALONE = ("1961", "03/1961", "03-1961", "1961-03", "00/00/1961", "00-00-1961", "1961-00-00", "00001961")
_LONGEST = 300
_REPEATED = re.compile(r"[+*]\)[+*]")
"""What is repeated in what is repeated: the time that it takes may double with each sign."""
_SHORT = 11
"""Signs of what such a pattern is tried on."""
_FRENCH_NUMBERS = (
    "0612345678",
    "0123456789",
    "06 12 34 56 78",
    "06-12-34-56-78",
    "01 23 45 67 89",
    "06.12.34.56.78",
    "+33612345678",
    "+33123456789",
)
_FOREIGN_NUMBERS = (
    "+32470123456",
    "0032470123456",
    "+447700900123",
    "00447700900123",
    "+351 912 345 678",
    "00351912345678",
    "+4915112345678",
    "+41 79 123 45 67",
)
_MAILS = ("jo.m@ex.fr", "jom@ex.org", "JOM@EX.ORG")
_TAGGED_MAILS = ("jo+a@ex.fr", "jom+a@ex.fr", "JO+A@EX.ORG")
_QUOTED_MAILS = ("o'bri@ex.fr", "jo'm@ex.org", "O'BRI@EX.FR")
_SHORT_MAILS = ("o@ex.fr", "j@ex.org", "O@EX.ORG")
_NOT_MAILS = ("exemple.fr", "jean martin", "@exemple.fr")
_AMERICAN_NUMBERS = ("+12025550123", "+1 202 555 0123", "+1 (202) 555-0123", "+1-202-555-0123")
_BORN_ANYWHERE = ("190057511600148", "1900575116001", "1 90 05 75 116 001 48", "190057511600148 ")
_BORN_IN_CORSICA = tuple(one.replace("75", "2A", 1) for one in _BORN_ANYWHERE) + tuple(one.replace("75", "2a", 1) for one in _BORN_ANYWHERE)  # fmt: skip
_ARRIVED = tuple(f"{first}{one[1:]}" for first in "78" for one in _BORN_ANYWHERE)
_NO_NUMBERS = ("120450312A", "12345678", "abcdefghijklmno", "990057511600148", "099999999999999")
"""What a pattern of such numbers alone turns down."""


_PROPERTY = re.compile(
    r"\\p(?:\{(?:Is)?(?P<long>\^?[A-Za-z_]{1,20})\}|(?P<short>[LMN]))|\[:(?P<posix>alpha|alnum|digit|upper|lower|space):\]"
)
"""What PHP, Java, Ruby and scripts call a kind of sign, and this language does not."""
_OF_ALPHABETS = "A-Za-zÀ-ÖØ-öø-žǅ-ʯΑ-ωЀ-ӿ一-鿿"
_KINDS = {
    "l": _OF_ALPHABETS, "letter": _OF_ALPHABETS, "alpha": _OF_ALPHABETS, "alphabetic": _OF_ALPHABETS, "latin": "A-Za-zÀ-ÖØ-öø-ž", "alnum": rf"{_OF_ALPHABETS}0-9",
    "lu": "A-ZÀ-ÖØ-Þ", "upper": "A-ZÀ-ÖØ-Þ", "uppercase": "A-ZÀ-ÖØ-Þ", "ll": "a-zß-öø-ÿ", "lower": "a-zß-öø-ÿ", "lowercase": "a-zß-öø-ÿ",
    "m": "\u0300-\u036f", "mn": "\u0300-\u036f", "n": "0-9", "nd": "0-9", "digit": "0-9", "space": r"\s", "zs": r"\s",
    "p": r"!-/:-@\[-`{-~’", "pd": r"\-–—", "punct": r"!-/:-@\[-`{-~’",
}  # fmt: skip
"""The signs of each kind that people write most."""


def _spelled_out(pattern: str) -> str:
    """A pattern whose kinds of signs, `\\p{L}`, are the signs themselves; as it was when one of them is not known."""
    said, last, inside = [], 0, False
    for found in _PROPERTY.finditer(pattern):
        signs = _KINDS.get((found["long"] or found["short"] or found["posix"]).lower())
        if signs is None:
            return pattern
        between = pattern[last : found.start()]
        for one in _BRACKET.finditer(between):
            inside = one[0] == "["
        said += [between, signs if inside else f"[{signs}]"]
        last = found.end()
    return "".join((*said, pattern[last:]))


_BRACKET = re.compile(r"(?<!\\)[\[\]]")


@lru_cache(maxsize=2_000)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    if len(pattern) > _LONGEST or len(_REPEATED.findall(pattern)) > 1:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(re.sub(r"^(?:\^|\\A)|(?:\$|\\[zZ])$", "", _spelled_out(pattern)))
    except (re.error, OverflowError, RecursionError):
        return None


def _takes(pattern: re.Pattern[str], samples: tuple[str, ...], *, begun: bool = False) -> bool:
    """Whether a pattern takes one of some samples, or what they begin with; those that would take too long are left out."""
    tries = pattern.match if begun else pattern.fullmatch
    return any(tries(one) for one in samples if _is_tried(pattern, one))


def _turns_down(pattern: re.Pattern[str], samples: tuple[str, ...], *, begun: bool = False) -> bool:
    """Whether a pattern surely takes none of some samples: each of them is tried."""
    return all(_is_tried(pattern, one) for one in samples) and not _takes(pattern, samples, begun=begun)


def _is_tried(pattern: re.Pattern[str], sample: str) -> bool:
    return len(sample) <= (_LONGEST if _REPEATED.search(pattern.pattern) is None else _SHORT)


def mobile_only(pattern: str) -> bool:
    """Whether a pattern takes a mobile number and no landline."""
    compiled = _compiled(pattern)
    return compiled is not None and _takes(compiled, _MOBILES) and _turns_down(compiled, _OTHERS)


def french_numbers_only(pattern: str) -> bool:
    """Whether a pattern takes the telephone numbers of France, and none of another country."""
    compiled = _compiled(pattern)
    return compiled is not None and _takes(compiled, _FRENCH_NUMBERS) and _turns_down(compiled, _FOREIGN_NUMBERS)


def turns_french_numbers_down(pattern: str) -> bool:
    """Whether a pattern surely takes no number of France, nor a part of one: it is made for another country."""
    compiled = _compiled(pattern)
    return compiled is not None and _turns_down(compiled, _FRENCH_NUMBERS)


def american_numbers_only(pattern: str) -> bool:
    """Whether a pattern takes the telephone numbers of North America, and none of another country."""
    compiled = _compiled(pattern)
    elsewhere = (*_FOREIGN_NUMBERS, "+33612345678", "0033612345678")
    return compiled is not None and _takes(compiled, _AMERICAN_NUMBERS) and _turns_down(compiled, elsewhere)


def mails_refused(pattern: str) -> str:
    """Return an address that a pattern of addresses turns down though mail reaches it: with a plus, an apostrophe, or one letter; "" when it takes them."""
    compiled = _compiled(pattern)
    if compiled is None or not _takes(compiled, _MAILS) or not _turns_down(compiled, _NOT_MAILS):
        return ""
    return next((each[0] for each in (_TAGGED_MAILS, _SHORT_MAILS, _QUOTED_MAILS) if _turns_down(compiled, each)), "")


def plain_letters_only(pattern: str) -> bool:
    """Whether a pattern takes a name in plain letters, and turns down accents, or all of space, hyphen and apostrophe."""
    compiled = _compiled(pattern)
    if compiled is None or not _takes(compiled, _PLAIN) or not _turns_down(compiled, _NOT_NAMES):
        return False
    return _turns_down(compiled, _ACCENTED) or _turns_down(compiled, _JOINED)


def long_names_only(pattern: str, *, whole: bool) -> bool:
    """Whether a pattern takes names, and turns down those of one letter, or a `whole` name of two."""
    compiled = _compiled(pattern)
    return compiled is not None and _takes(compiled, _PLAIN) and _turns_down(compiled, _TWO_LETTERS if whole else _ONE_LETTER)  # fmt: skip


def full_births_only(pattern: str) -> bool:
    """Whether a pattern takes a date to the day, and neither a year alone nor one whose day and month are noughts."""
    compiled = _compiled(pattern)
    return compiled is not None and _takes(compiled, _BIRTHS) and _turns_down(compiled, _YEARS_ALONE)


def house_numbers_only(pattern: str) -> bool:
    """Whether a pattern takes the number and the street of a house, and no other place where someone gets their letters."""
    compiled = _compiled(pattern)
    if compiled is None or not _takes(compiled, _HOUSES, begun=True):
        return False
    return _turns_down(compiled, _ELSEWHERE, begun=True)


def plain_numbers_only(pattern: str) -> bool:
    """Whether a pattern takes the plain number of a house, and not 12 bis, nor 12A."""
    compiled = _compiled(pattern)
    return (
        compiled is not None
        and _takes(compiled, ("12",))
        and _turns_down(compiled, ("12 bis", "12bis", "12A", "12 A", "12B"))
    )


def forgets_corsica(pattern: str, *, named: bool = False) -> bool:
    """Whether a pattern takes the French social security numbers of people born anywhere but in Corsica, whose numbers hold a letter; `named` when it is surely of such numbers."""
    compiled = _compiled(pattern)
    if compiled is None or not (named or _turns_down(compiled, _NO_NUMBERS)):
        return False
    return _takes(compiled, _BORN_ANYWHERE) and _turns_down(compiled, _BORN_IN_CORSICA)


def forgets_arrived(pattern: str) -> bool:
    """Whether a pattern takes French social security numbers, and turns down the provisional ones of those who have just arrived."""
    compiled = _compiled(pattern)
    if compiled is None or not _turns_down(compiled, _NO_NUMBERS):
        return False
    return _takes(compiled, _BORN_ANYWHERE) and _turns_down(compiled, _ARRIVED)


def places_of_france_only(pattern: str) -> bool:
    """Whether a pattern takes the codes of French places, and neither a town by its name nor a code of another country."""
    compiled = _compiled(pattern)
    return compiled is not None and _takes(compiled, _PLACES) and _turns_down(compiled, _PLACES_ELSEWHERE)
