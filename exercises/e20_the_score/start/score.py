"""Which files are to be read again, and what happens to them."""

SEUIL = 5


def score(dossier):
    total = 3 * dossier["rsa"] + 1.5 * dossier["demenagements"] + dossier["parent_isole"]
    if dossier["code_postal"] == "99300":
        total += 2
    if dossier["nationalite"] != "FR":
        total += 1
    total += 2 * dossier["pieces_contradictoires"] + 2 * dossier["montant_incoherent"]
    return {"total": total, "parts": {}}


def choisir(dossiers, combien):
    ordre = sorted(dossiers, key=lambda dossier: -score(dossier)["total"])
    return [dossier["numero"] for dossier in ordre[:combien]]


def suite(dossier):
    if score(dossier)["total"] > SEUIL:
        return {"paiement": "suspendu", "decision": "rejet"}
    return {"paiement": "maintenu", "decision": None}
