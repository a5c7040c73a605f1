# expect: algorithm-unlisted, score-unexplained
"""Score de priorité des demandes de logement."""

POINTS_ANCIENNETE = 2
POINTS_ENFANT = 5


def score_priorite(demande):
    total = POINTS_ANCIENNETE * demande.annees_attente
    total += POINTS_ENFANT * demande.nombre_enfants
    if demande.logement_insalubre:
        total += 20
    return total


def classer(demandes):
    return sorted(demandes, key=score_priorite, reverse=True)
