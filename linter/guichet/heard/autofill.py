"""The `autocomplete` attribute as the HTML standard defines it."""

from __future__ import annotations

import re

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


_CONTROLS = {
    "color": frozenset({""}),
    "date": frozenset({"bday"}),
    "datetime-local": frozenset({""}),
    "email": frozenset({"email", "username"}),
    "month": frozenset({"cc-exp"}),
    "range": frozenset({"transaction-amount"}),
    "time": frozenset({""}),
    "url": frozenset({"impp", "photo", "url"}),
    "week": frozenset({""}),
}
"""What fields of some types may be filled with (HTML, autofill field names and their control groups); text takes all."""
_WORDED = ("name", "prefix", "suffix", "email", "url", "title", "address")
"""How the names end of what no field for a number can hold."""


def suits(value: str, kind: str) -> bool:
    """Whether a field of a type may be filled with what a valid value names: browsers leave it empty where it may not."""
    field = value.lower().removesuffix("webauthn").split()[-1:]
    if not field or field[0] in {"off", "on"}:
        return True
    return not field[0].endswith(_WORDED) if kind == "number" else field[0] in _CONTROLS.get(kind, {field[0]})


_ASKED = {
    "email": r"(?:e-?mail|courriel|m[ée]l|adresse [ée]lectronique|email address|adresse (?:e-?mail|m[ée]l))",
    "tel": r"(?:t[ée]l[ée]phone|portable|mobile|(?:num[ée]ro de )?t[ée]l(?:[ée]phone)?|(?:tele)?phone(?: number)?|mobile number)"
    r"(?: (?:mobile|portable|fixe))?",
    "family-name": r"(?:nom de famille|nom d.usage|nom de naissance|last name|surname|family name)",
    "given-name": r"(?:pr[ée]noms?|first names?|given names?|forenames?)",
    "postal-code": r"(?:code postal|postcode|postal code|zip(?: code)?)",
    "bday": r"(?:date de naissance|(?:your )?date of birth)",
    "organization": r"(?:raison sociale|nom de l.(?:entreprise|organisme|association)|(?:company|organi[sz]ation) name)",
    "address": r"(?:ville|town|city|adresse postale|(?:num[ée]ro et )?(?:nom de (?:la |votre )?)?rue|street(?: address)?|postal address)",
    "password": r"(?:mot de passe|(?:current |new )?password)",
}
_ASKING = {purpose: re.compile(rf"(?:votre |ton |your )?{words}", re.I) for purpose, words in _ASKED.items()}
_ASIDE = re.compile(r"\([^)]{0,300}\)|\*|[:,].*$", re.S)
"""What a label adds to the thing that it asks for: an example, a star, what comes after a colon."""
_PURPOSES = {
    "email": "email", "given-name": "given-name", "additional-name": "given-name", "family-name": "family-name",
    "postal-code": "postal-code", "organization": "organization", "organization-title": "", "street-address": "address",
    "current-password": "password", "new-password": "password", "country-name": "country", "url": "url",
}  # fmt: skip

_HOLDS = {
    "username": frozenset({"email", "tel", "organization"}),
    "name": frozenset({"given-name", "family-name", "organization"}),
    "nickname": frozenset({"given-name", "family-name"}),
    "one-time-code": frozenset({"password"}),
    "sex": frozenset(), "language": frozenset(), "cc-number": frozenset(), "cc-csc": frozenset(), "cc-exp": frozenset(),
}  # fmt: skip
"""What may be asked for under a purpose that has no label of its own: an account is often named by an address, never by a birth date."""


def contradicts(label: str, token: str) -> bool:
    """Whether a label surely asks for one thing and a purpose of the standard can only bring another."""
    wanted, given = asked_for(label), purpose_of(token)
    if not wanted:
        return False
    last = token.lower().split()[-1:] if is_valid(token) else []
    return wanted != given if given else bool(last) and wanted not in _HOLDS.get(last[0], {wanted})


def asked_for(label: str) -> str:
    """Return the purpose that a label surely asks for, by all of its words; "" when it may ask for something else."""
    words = " ".join(_ASIDE.sub(" ", label).split())
    return next((purpose for purpose, asks in _ASKING.items() if asks.fullmatch(words)), "")


def purpose_of(token: str) -> str:
    """Return the purpose that an attribute announces; "" for one that several things may be asked for under."""
    words = token.lower().split()
    last = words[-1] if words and is_valid(token) else ""
    kind = next((kind for kind in ("tel", "bday", "address") if last == kind or last.startswith(f"{kind}-")), "")
    return kind or _PURPOSES.get(last, "")
