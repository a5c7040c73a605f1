"""Which names are those of pages by which one only reads what is everyone's: opening hours, places, prices, help."""

from __future__ import annotations

import re

from guichet.reading.python.literals import words_of

_INFORMS = frozenset(
    "horaires horaire hours faq contact contacts aide help informations guide guides mentions cgu terms accessibilite accessibility "
    "tarifs prices fees adresses lieux locations opening legal privacy confidentialite about apropos plan acces permanences "
    "documentation glossaire glossary conditions notices arretes deliberations carte cartes map maps calendrier collecte dechets bins "
    "inondation inondations flood menus actualites news travaux bareme baremes coupures outages perturbations disruptions timetable timetables".split()
)
_ACTS = frozenset(
    "mon ma mes my own create edit update delete save add manage admin export import api form send post request ticket message messages "
    "list settings token chat agent staff dashboard desk requests create detail me user account profil profile nouveau nouvelle new "
    "modifier supprimer ajouter envoyer gerer organisation organization event upload download ajax json internal interne backoffice".split()
)
STAFF = re.compile(
    r"(?:^|/)(?:admin\w*|staff|back_?office|control|dashboard|wagtail\w*|agents?|orga|internal)(?:/|\.)", re.I
)
"""Folders of those who work there."""


def informs(name: str) -> bool:
    """Return whether a name is that of a page which only informs, and does nothing for somebody."""
    words = words_of(name)
    return bool(words & _INFORMS) and not words & _ACTS
