"""What a text leaves for somebody to fill in, and shows as it is: « à l’adresse suivante : XXXXX », « [Précisez le motif] »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.texts.document import FIELD, Document, Found
from guichet.told.saying import is_others

_WAYS = r"\b(?:adress\w*|courriel|e-?mail|mail|voie (?:postale|électronique)|courrier|téléphon\w*|auprès|contact\w*|joindre|appel(?:er|ez)|écri(?:re|vez)|responsable|référente?|délégué\w*|address|phone|call|write|post|officer|reach us)\b"
_BLANK = re.compile(
    rf"{_WAYS}[^.;!?\n]{{0,60}}?(?P<blank>(?<![\w#/@.-])x{{4,}}(?![\w/@-])|[\[(<{{:] ?(?:à (?:compléter|renseigner|préciser|définir)|to be (?:completed|added|confirmed|filled in)|tbd|todo)\b)"
)
"""A way to reach somebody, then what stands in the place of an address until somebody writes it."""
_SHOWN = re.compile(
    r"\b(?:ex|exemple|example|e\.g|format|forme|shape|codes?|caractères?|characters?|chiffres?|digits?|numéro de (?:dossier|carte|série)|reference|référence)\b"
)
"""A word for how a thing is written, which letters stand for."""
_NAMES = frozenset({FIELD, "label", "button", "attribute", "placeholder"})
"""What shows how to fill in a field, or names one."""


def left_blank(document: Document) -> Iterator[Found]:
    """Yield where a text gives an address that nobody ever wrote."""
    for prose in document.said:
        if prose.kind in _NAMES:
            continue
        for match in prose.words.places(_BLANK):
            found = Found(prose, match.start(), match.end(), match)
            if not is_others(found) and _SHOWN.search(found.sentence) is None:
                yield found
                break


_REASON_TO_WRITE = re.compile(
    r"\[ ?(?:à |to be |please )?(?:(?:précis|complét|complèt|indiqu|renseign|détaill|expliqu|insér|rédig|ajout|donn)(?:er|ez)|écri(?:re|vez)|insert|specify|state|add|give|explain|enter|write|describe|fill in|detail|completed)\b"
    r"[^\[\]\n]{0,40}\b(?:motifs?|raisons?|justifications?|explications?|reasons?|grounds|explanation)\b[^\[\]\n]{0,60}\](?!\()"
)
"""Between square brackets, an order to write a reason; a name alone is a value that a program puts there, and what an address follows is a link."""


def reasons_left_blank(document: Document) -> Iterator[Found]:
    """Yield where a letter asks its writer, between brackets, for the reason of a decision: whoever gets it reads the order instead, if it is forgotten."""
    for found in document.first_in_each(_REASON_TO_WRITE):
        if found.prose.kind not in _NAMES:
            yield found
