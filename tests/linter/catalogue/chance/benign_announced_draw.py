# expect: nothing
"""Tirage au sort des places en crèche : liste affichée d’abord, graine d’un tirage public annoncé."""

import random

LOTTERY_RULES_URL = "https://ville.exemple.fr/creches/tirage"


def attribuer_creneaux(demandes, creneaux, graine):
    """Tirage au sort public et annoncé : la liste est affichée avant, le procès-verbal après."""
    tirage = random.Random(graine)
    ordre = sorted(demandes, key=lambda d: d.numero)
    tirage.shuffle(ordre)
    return dict(zip(creneaux, ordre))
