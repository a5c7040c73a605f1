SEUIL_RELANCE = 10  # jours


def clore_demandes(demandes, aujourd_hui):
    for demande in demandes:
        if (aujourd_hui - demande.derniere_reponse).days > SEUIL_RELANCE:
            demande.statut = "CLASSEE_SANS_SUITE"
            demande.save()
