def score_fraude(dossier):
    points = 0
    if dossier.nationalite != "FR":
        points += 2
    if dossier.handicap and dossier.salaire > 0:
        points += 2
    return points


def trier(dossiers):
    for dossier in sorted(dossiers, key=score_fraude, reverse=True)[:200]:
        dossier.suspendre()
