"""Horaires d’ouverture du téléservice."""

from datetime import datetime

PREMIERE_HEURE = 9
DERNIERE_HEURE = 12


def guichet_ouvert(instant=None):
    instant = instant or datetime.now()
    if instant.weekday() >= 5:
        return False
    return PREMIERE_HEURE <= instant.hour < DERNIERE_HEURE
