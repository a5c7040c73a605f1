"""What the words of a message do for the person who reads them, in French or in English."""

from __future__ import annotations

import re

from grading.facts import Reading

_COMPLAINT = re.compile(
    r"\b(?:invalide?|incorrecte?|erreur|erronée?|mauvaise?|fau(?:x|sse)|problème|autorisée?|interdite?|acceptée?"
    r"|refusée?|valide?|valable|reconnue?|mal|error|wrong|bad|allowed|forbidden|accepted|refused|rejected)s?\b",
    re.I,
)
_ADVICE = (
    r"(?!avez|chez|assez|nez)\w+ez|faut|doit|doivent|manque|merci|écrire|saisir|indiquer|donner|taper|entrer"
    r"|must|should|needs?|missing|please|write|enter|type|give|tell|fill|use|spell"
)


_PRICE = re.compile(
    r"(?P<sum>(?<!\d)(?:\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)(?:,\d+|\.\d\d?)?|(?:\w+-)*(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante"
    r"|soixante|cents?|mille)(?:-\w+)* )\s*(?:€|euros?\b|EUR\b)",
    re.I,
)


def prices(text: str) -> set[str]:
    """The sums of money that a text tells, but for nothing at all."""
    told = {
        re.sub(r"[\s\u00a0\u202f]|\.(?=\d{3})", "", found["sum"]).replace(".", ",").lower()
        for found in _PRICE.finditer(text)
    }
    return {re.sub(r",00?$", "", one) for one in told if re.search(r"[^0,]", one)}


_DAY = r"(?:semaine|jour|mois|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week|day|month|\w+day)s?"
_FEW = r"(?:deux|trois|quatre|cinq|six|dix|two|three|four|five|six|ten|\d+)"
_SELDOM = re.compile(
    rf"\b(?:une?|1|one) {_DAY} (?:sur|out of|in) {_FEW}\b|\bsemaines sur {_FEW}\b|\bsemaines? (?:im)?paires?\b"
    r"|\b(?:odd|even) weeks?\b|\bfortnight|\bevery (?:other|second)\b"
    rf"|\b(?:1er|\d+e|premi[eè]re?|derni[eè]re?|seconde?|\w+i[eè]me|first|second|third|last) {_DAY} "
    r"(?:du|de chaque|of the|of each|of every) (?:mois|trimestre|month|quarter)\b"
    rf"|\b(?:tou(?:te)?s les|every) (?:{_FEW}|quinze) (?:jours|semaines|mois|days|weeks|months)\b"
    r"|\b(?:une|deux|trois|once|twice|\d+) ?(?:fois|times)? (?:par|a|l')\s?(?:mois|an|année|trimestre|month|year)\b",
    re.I,
)
_DELAY = re.compile(
    r"\b(?:dans|sous|d'ici(?: à)?|après|au bout de|within|in|after)\s(?:un délai de\s|les\s|environ\s|quelques\s)?"
    r"(?P<count>\d+|\w+)\s(?P<unit>jours?|semaines?|mois|ans?|années?|siècles?|days?|weeks?|months?|years?|centur\w+)\b",
    re.I,
)
_UNITS = {"j": 1, "d": 1, "se": 7, "w": 7, "mo": 30, "a": 365, "y": 365, "si": 36500, "c": 36500}
_COUNTS = {
    word: number
    for number, words in {
        1: "un une a one", 2: "deux two", 3: "trois three", 4: "quatre four", 5: "cinq five", 6: "six", 7: "sept seven",
        8: "huit eight", 9: "neuf nine", 10: "dix ten", 12: "douze twelve", 15: "quinze fifteen", 20: "vingt twenty",
        30: "trente thirty", 40: "quarante forty", 50: "cinquante fifty", 100: "cent hundred", 1000: "mille thousand",
    }.items()
    for word in words.split()
}  # fmt: skip


def is_seldom(hours: str) -> bool:
    """Whether hours are those of some weeks only: « une semaine sur deux », « le premier lundi du mois »."""
    return bool(_SELDOM.search(hours.replace("’", "'")))


def longest_wait(text: str) -> int:
    """The days of the longest delay that a text gives, in digits or in letters; none where it gives none."""
    found = [0]
    for one in _DELAY.finditer(text.replace("’", "'")):
        count, unit = one["count"].lower(), one["unit"].lower()
        number = int(count) if count.isdecimal() else _COUNTS.get(count, 0)
        found.append(number * next(days for begun, days in _UNITS.items() if unit.startswith(begun)))
    return max(found)


def numbers_told(text: str) -> list[float]:
    """The numbers that a text writes in digits, with a comma or a point where they are not whole."""
    return [float(one.replace(",", ".")) for one in re.findall(r"(?<!\d)(?<!\d[.,])\d+(?:[.,]\d+)?", text)]


def tells(message: str) -> bool:
    """Whether a message says what to do: « Écrivez votre nom »."""
    return re.search(rf"\b(?:{_ADVICE})\b", message, re.I) is not None


def only_complains(message: str, *, advice: str = "") -> bool:
    """Whether a message blames and says nothing to do; one that advises may complain as well.

    `advice`: other words, as a regular expression, that tell what to do where the message stands.
    """
    helps = re.compile(rf"\b(?:{_ADVICE}{'|' if advice else ''}{advice})\b", re.I)
    return bool(_COMPLAINT.search(message)) and not helps.search(message)


def narrows(message: str) -> bool:
    """Whether a message asks people to write their name otherwise than it is: in another alphabet, without its signs."""
    told = Reading(message)
    # « Pas seulement des tirets » forbids none.
    forbidden = [one for one in told.denies("own_signs") if not one.clause.has("seulement", "uniquement", "only")]
    return bool(told.says("other_letters") or forbidden)
