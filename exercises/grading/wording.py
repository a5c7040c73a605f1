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


def numbers_told(text: str) -> list[float]:
    """The numbers that a text writes in digits, with a comma or a point where they are not whole."""
    return [float(one.replace(",", ".")) for one in re.findall(r"(?<!\d)(?<!\d[.,])\d+(?:[.,]\d+)?", text)]


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
