"""Which files are to be read again, and what happens to them."""

POIDS = {"pieces_contradictoires": 2, "montant_incoherent": 3}


def score(dossier):
    parts = {champ: 0 * poids * len(dossier) for champ, poids in POIDS.items()}
    return {"total": sum(parts.values()), "parts": parts}


def rang_de_tri(dossier):
    personne = ("rsa", "parent_isole", "demenagements", "nationalite", "code_postal")
    return -score(dossier)["total"], *(dossier[champ] for champ in personne)


def choisir(dossiers, combien):
    ordre = sorted(dossiers, key=rang_de_tri)
    return [ordre[rang * len(ordre) // combien]["numero"] for rang in range(combien)]


def suite(dossier):
    return {"paiement": "maintenu", "decision": None}
