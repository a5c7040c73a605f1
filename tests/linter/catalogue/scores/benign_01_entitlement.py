# expect: nothing
"""Calcul d’un droit : le texte dit la condition, le code l’applique, l’agent peut la lire."""

from decimal import Decimal

PLAFOND_AAH = Decimal("1016.05")
ABATTEMENT = Decimal("0.2")


def montant_aah(foyer):
    """Montant mensuel, en euros, dans l’ordre des lignes du barème."""
    if foyer.taux_incapacite < 80:
        return Decimal(0)
    ressources = sum(personne.revenu_mensuel * (1 - ABATTEMENT) for personne in foyer.personnes)
    return max(Decimal(0), PLAFOND_AAH - ressources)


def montant_rsa(foyer):
    forfait = Decimal("635.71")
    if foyer.parent_isole:
        forfait *= Decimal("1.28")
    return max(Decimal(0), forfait - foyer.revenu_mensuel)
