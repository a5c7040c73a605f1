"""On which days, and at which hours, a line says that a door is open, in French or in English."""

from __future__ import annotations

import re

WORKING = frozenset(range(5))
"""Monday to Friday; Monday is 0, as in Python."""
WEEK = frozenset(range(7))
_NAMES = (
    "lundi monday", "mardi tuesday", "mercredi wednesday", "jeudi thursday", "vendredi friday", "samedi saturday",
    "dimanche sunday",
)  # fmt: skip
_SHORT = ("lun mon", "mar tue tues", "mer wed", "jeu thu thur thurs", "ven fri", "sam sat", "dim sun")
_SHUT = r"\b(?:ferm\w+|clos|close[ds]?|closing|shut|sauf|hors|hormis|except\w*|but|jamais|never|pas|not)\b"
_ANYWAY = r"f[ée]ri[ée]|holiday"
"""What shuts any door, and is no day of the week."""


def days_told(text: str, *, short: bool = False) -> frozenset[int]:
    """The days of the week on which a line says that something is open: « du lundi au jeudi », « en semaine, pas le mardi ».

    `short`: abbreviations are days too, as in a table of hours. Nothing where the line names no day.
    """
    names = {word: at for at, said in enumerate(_NAMES) for word in said.split()}
    if short:
        names |= {word: at for at, said in enumerate(_SHORT) for word in said.split()}
    day = rf"\b({'|'.join(sorted(names, key=len, reverse=True))})s?\b\.?"
    to = r"(?: ?[-–—→] ?| (?:au|à|a|jusqu'au|jusqu'à|to|through|till|until)(?: le)? )"
    opened: set[int] = set()
    before: set[int] = set()
    for clause in re.split(r"[,;()\n]|\.(?=\s+\S{4}|$)", text.replace("’", "'").casefold()):
        said, *shut = re.split(_SHUT, clause, maxsplit=1)
        found = _named(said, day, to, names)
        opened |= found
        for one in shut:
            closed = _named(one, day, to, names)
            if closed or not re.search(_ANYWAY, one):
                opened -= closed or found or before
        before = found or before
    return frozenset(opened)


def _named(text: str, day: str, to: str, names: dict[str, int]) -> set[int]:
    """The days that a clause names, by themselves, from one to another, or by what they are called together."""
    found: set[int] = set()
    for first, last in re.findall(f"{day}{to}{day}", text):
        count = (names[last] - names[first]) % 7 + 1
        found |= {(names[first] + step) % 7 for step in range(count)}
    found |= {names[one] for one in re.findall(day, text)}
    if re.search(r"\bweek-?\s?ends?\b", text):
        found |= {5, 6}
    if not found and re.search(r"\bouvr[ée]s?\b|\ben semaine\b|\bweekdays?\b|\bworking days?\b", text):
        found |= WORKING
    if not found and re.search(
        r"\btous les jours\b(?! de la semaine)|\bevery day\b|\bdaily\b|\b7 ?(?:j|jours?|days?)? ?(?:sur|/) ?7\b", text
    ):
        found |= WEEK
    return found


def hours_told(text: str) -> set[int]:
    """The hours of the day that a line names: « de 9 h à 17 h 30 », « 9:00–17:30 », « 9h-17h »."""
    words = re.sub(r"\b24 ?h(?:eures?)? ?(?:sur|/) ?24\b", " ", " ".join(text.casefold().split()))
    return {
        int(one)
        for one in re.findall(r"(?<![\d:])(\d{1,2}) ?(?:h\b|h(?=\d)|heures?\b|:(?=\d\d))", words)
        if int(one) < 24
    }
