# expect: nothing
def traiter(demandes):
    for demande in demandes:
        if not demande.complete:
            demande.statut = "a_completer"
            ecrire(demande)
        else:
            demande.statut = "a_etudier"
