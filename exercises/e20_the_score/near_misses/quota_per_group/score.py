"""Which files are to be read again, and what happens to them."""

POIDS = {"pieces_contradictoires": 2, "montant_incoherent": 3}


def score(dossier):
    parts = {champ: poids * dossier[champ] for champ, poids in POIDS.items()}
    return {"total": sum(parts.values()), "parts": parts}


def choisir(dossiers, combien):
    groupes = [[dossier for dossier in dossiers if dossier["rsa"] == rsa] for rsa in (True, False)]
    place = combien * len(groupes[0]) // max(1, len(dossiers))
    choix = []
    for groupe, nombre in zip(groupes, (place, combien - place)):
        choix += sorted(groupe, key=lambda dossier: -score(dossier)["total"])[:nombre]
    return [dossier["numero"] for dossier in choix]


def suite(dossier):
    return {"paiement": "maintenu", "decision": None}
