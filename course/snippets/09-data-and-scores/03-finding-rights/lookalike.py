SEUIL = 2


def score_rendez_vous(dossier):
    """Same data as the suspicion score; the sum comes with its parts."""
    motifs = {
        "parent isolé": dossier.parent_isole,
        "allocataire du RSA": dossier.rsa,
        "déménagements": dossier.nb_demenagements,
    }
    return sum(motifs.values()), motifs


def inviter(dossiers, agent):
    for dossier in dossiers:
        score, motifs = score_rendez_vous(dossier)
        if score > SEUIL:
            dossier.proposer_rendez_vous(agent, motifs=motifs)
