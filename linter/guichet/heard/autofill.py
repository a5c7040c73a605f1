"""The `autocomplete` attribute as the HTML standard defines it."""

from __future__ import annotations

_FREE = frozenset(
    "name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password "
    "current-password one-time-code organization-title organization street-address address-line1 address-line2 "
    "address-line3 address-level4 address-level3 address-level2 address-level1 country country-name postal-code "
    "cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type "
    "transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo".split()
)
_CONTACT = frozenset(
    "tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension email "
    "impp".split()
)
_PLACES = frozenset({"home", "work", "mobile", "fax", "pager"})

_SWITCHES = frozenset("disabled enabled false nope none null true undefined xoff xon".split())


def is_switch(value: str) -> bool:
    """Whether a value only means to turn autofill on or off, in words that browsers take for no purpose."""
    return value.strip().lower() in _SWITCHES


def is_valid(value: str) -> bool:
    """Whether a value is a sequence of tokens that the standard allows: section, address kind, place, field."""
    words = value.lower().split()
    if words in (["on"], ["off"]):
        return True
    if words and words[-1] == "webauthn":
        words.pop()
    if not words:
        return False
    if words[0].startswith("section-"):
        words.pop(0)
    if words and words[0] in {"shipping", "billing"}:
        words.pop(0)
    if len(words) == 2 and words[0] in _PLACES:
        return words[1] in _CONTACT
    return len(words) == 1 and (words[0] in _FREE or words[0] in _CONTACT)


_OF_TYPE = {"email": frozenset({"email", "username"}), "url": frozenset({"url", "impp", "photo"})}
"""The purposes that a field of a kind may have (HTML standard, autofill: the control groups)."""


def fits(value: str, kind: str) -> bool:
    """Whether a purpose is one that a field of a type can have; any is, where the standard lets text be written."""
    words = [one for one in value.lower().split() if one != "webauthn"]
    return kind not in _OF_TYPE or not words or words[-1] in {"on", "off"} | _OF_TYPE[kind]
