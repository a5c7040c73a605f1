# expect: nothing
"""Tirage au sort des places en crèche : règles et graine publiées la veille."""

import random

LOTTERY_RULES_URL = "https://ville.exemple.fr/creches/tirage"


def attribuer_creneaux(demandes, creneaux, graine):
    """Tirage au sort public et annoncé : la graine est affichée avant, le procès-verbal après."""
    tirage = random.Random(graine)
    ordre = sorted(demandes, key=lambda d: d.numero)
    tirage.shuffle(ordre)
    return dict(zip(creneaux, ordre))
