"""Whether a number that a text gives is one that people call, or counts or names something else."""

from __future__ import annotations

import re

from guichet.heard.links import block_around
from guichet.reading.templates.element import Element

_CALLED = re.compile(
    r"\b(?:(?:r?appel|téléphon|compos|joign|contact)\w*|tél|faites le|renseignements|call(?:s|ing|ed)?|(?:tele)?phone\w*|tel|dial\w*|ring(?:ing)?|hotline|helpline|directory)\b|☎|📞",
    re.I,
)
"""What says that a number is to be called."""
_COUNTED = re.compile(
    r"[\s\u00a0\u202f]{0,3}(?:€|£|\$|%|(?:e|ème|th)\b|m[²23]\b|k[mgw]\b|people\b|(?!(?:[vn]ous|sans|dans|depuis|puis|mais|sous|plus|dès|toujours|très|as|costs|is|always|services|was)\b)[^\W\d_]{3,30}[sx]\b)",
    re.I,
)
"""After a short number, what it counts: money, a measure, or things and people, which are many."""
_AS_DIALLED = re.compile(r"(?:^|\s)(?:le|au|du|the|on)[\s\u00a0]{1,3}$", re.I)
_NUMBER = r"(?:n°|nº|num[ée]ros?|no\b\.?|nos\.|numbers?|ref\b\.?|réf\b\.?|id\b)"
_PAPER = (
    r"(?:dossiers?|demande|contrats?|factures?|clients?|allocataire|assurée?s?|adhérente?s?|commandes?|devis|comptes?|polices?|permis|passeports?|cartes?|cotisant|colis|suivi|lots?|séries?|pièces?|titres?|chèques?|avis|"
    r"immatriculation|enregistrement|inscription|agrément|case|claim|invoice|order|account|policy|tracking|serial|file|customer|booking|licen[cs]e|passport|application|registration|reference)"
)
_NAMED = re.compile(
    rf"(?:\b{_PAPER} ?{_NUMBER}|\b(?:dossier|contrat|facture|client) ?:|{_NUMBER} (?:(?:de|du|des|of|for) (?:la |le |votre |your |the )?|d['’])?{_PAPER}"
    r"|\b(?:codes?|r[ée]f[ée]rences?|identifiants?|matricules?|siren|siret|iban|isbn|ean)\b)(?P<between>[^.;!?\d]{0,40})$",
    re.I,
)
"""Before a number, the thing that it is the number of, and what stands between."""
_SERVICE = re.compile(r"\bservices?[ -](?:\w+ )?$", re.I)
"""Before what a number would be of, a service that has that name: "service client : …"."""
_REACH = 160


def is_dialled(number: str, before: str, after: str) -> bool:
    """Whether a number that is written as telephones are is one: it names no paper, and six digits that start as directories do count nothing and are called."""
    before, after = before[-_REACH:], after[:_REACH]
    named = _NAMED.search(before)
    if named and not _SERVICE.search(before[: named.start()]) and not _CALLED.search(named["between"]):
        return False
    if not number.startswith("118"):
        return True
    if _COUNTED.match(after):
        return False
    return (
        _AS_DIALLED.search(before) is not None
        or _CALLED.search(before) is not None
        or _CALLED.search(after) is not None
    )


def words_before(start: int, element: Element) -> str:
    """Return what is said before a place of an element: of its paragraph, its item or its cell, and of the term or the cell that heads it."""
    around = block_around(element) or element
    template = around.template
    parts = (one for one in template.texts if around.open_end <= one.start < start)
    said = " ".join(template.render_static(one.start, min(one.end, start)) for one in parts)
    heading = around.preceding if around.name in {"dd", "td"} else None
    return said if heading is None else f"{heading.text} {said}"
