SEUIL = 6


def score_suspicion(dossier):
    return 3 * dossier.rsa + 2 * dossier.qpv + 1.5 * dossier.nb_demenagements


def controler(dossier):
    if score_suspicion(dossier) > SEUIL:
        dossier.suspendre()
        dossier.save()
