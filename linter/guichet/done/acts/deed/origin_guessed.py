"""Where someone comes from, guessed by a program from what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.functions_called import function_called
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.kind import Kind
from guichet.done.words import apart, names
from guichet.reading.deeds.deed import Body, Deed

_CALLED = re.compile(
    r"\b(?:prenoms?|first ?name|given ?name|forename|surname|last ?name|family ?name|nom (?:de )?famille|nom (?:de )?naissance|maiden ?name|full ?name|patronym\w{0,3})\b"
)
"""What people are called, in the name of something."""
_KEEPS = re.compile(
    r"^(?:set|save|update|create|enregistr|verif|check|find|search|cherch|build|render|print|export|format)"
)
"""What is done with an origin that people told."""


def guessed(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the function that answers where someone comes from, and is given what they are called and nothing of where they were born."""
    given = next((one.given for one in body.deeds), ())
    if whole.place.is_lived and _is_guess(body.function.name, given):
        yield FromDeed(
            Kind.RATE, whole.path, body.function.span, whole.place,
            what=What.GUESSED, shown=body.function.name, certain=False,
        )  # fmt: skip


def guess_asked(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the call that asks others where someone comes from, by what they are called."""
    if (
        deed.is_call
        and whole.place.is_lived
        and _is_guess(deed.last, deed.args)
        and function_called(deed, whole) is None
    ):
        yield FromDeed(Kind.RATE, whole.path, deed.span, whole.place, what=What.GUESSED, shown=deed.last, certain=False)


def _is_guess(name: str, given: tuple[str, ...]) -> bool:
    said = apart(name)
    if not given or names("decisions.origins").search(said) is None or _KEEPS.match(said):
        return False
    told = [apart(one) for one in given]
    return any(map(_CALLED.search, told)) and not any(map(names("decisions.origins").search, told))
