def score_non_recours(dossier):
    return 0.6 * dossier.parent_isole + 0.4 * dossier.loyer_impaye


def relancer(dossiers):
    for dossier in dossiers:
        dossier.score = score_non_recours(dossier)
        dossier.save()
