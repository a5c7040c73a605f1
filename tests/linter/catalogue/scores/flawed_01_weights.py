# expect: precarity-proxy-in-score
"""Choix des dossiers à contrôler chaque mois."""

from datetime import date

from controle.models import Controle, Dossier

SEUIL = 0.6


def anciennete(dossier: Dossier) -> int:
    return (date.today() - dossier.cree_le).days // 365


def score_risque(dossier: Dossier) -> float:
    score = 0.0
    if dossier.beneficiaire_rsa:
        score += 0.4
    if dossier.adresse.quartier_prioritaire:
        score += 0.2
    score += 0.05 * dossier.nombre_demenagements
    return min(1.0, score + 0.01 * anciennete(dossier))


def selectionner(mois: date) -> None:
    for dossier in Dossier.objects.actifs(mois):
        if score_risque(dossier) >= SEUIL:
            Controle.objects.create(dossier=dossier, mois=mois, origine="score")
