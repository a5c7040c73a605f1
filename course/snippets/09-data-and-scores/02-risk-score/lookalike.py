def score_accueil(antenne):
    """Rates an office, not a person: which door needs help first."""
    contributions = {
        "appels": antenne.appels_decroches / antenne.appels_recus,
        "courrier": antenne.lettres_repondues / antenne.lettres_recues,
    }
    return sum(contributions.values()), contributions


def renforcer(antennes):
    for antenne in sorted(antennes, key=lambda antenne: score_accueil(antenne)[0])[:3]:
        antenne.demander_renfort()
