"""Rights that people may have and do not receive."""

SEUIL = 2


def score(dossier):
    points = 0
    if dossier["depenses_bancaires"] < 800:
        points += 2
    if dossier["demenagements"] > 1:
        points += 1
    return points


def campagne(dossiers):
    """The offers of the night, and the files."""
    propositions = []
    for dossier in dossiers:
        dossier["score"] = score(dossier)
        if dossier["score"] >= SEUIL:
            propositions.append({"numero": dossier["numero"], "droit": "aide-solidaire", "motif": str(dossier["score"])})
    return {"propositions": propositions, "dossiers": dossiers}
