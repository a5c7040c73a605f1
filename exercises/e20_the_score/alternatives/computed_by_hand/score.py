"""Which files are to be read again, and what happens to them."""


def score(dossier):
    parts = {}
    if dossier["montant_incoherent"]:
        parts["montant_incoherent"] = 1.5
    if dossier["pieces_contradictoires"]:
        parts["pieces_contradictoires"] = dossier["pieces_contradictoires"] ** 2
    return {"parts": parts, "total": sum(parts.values())}


def choisir(dossiers, combien):
    totaux = {dossier["numero"]: score(dossier)["total"] for dossier in dossiers}
    return sorted(totaux, key=lambda numero: (-totaux[numero], numero))[:combien]


def suite(dossier):
    return {"decision": None, "paiement": "maintenu", "agent": "à désigner"}
