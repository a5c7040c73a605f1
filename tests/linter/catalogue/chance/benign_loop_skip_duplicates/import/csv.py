# expect: nothing
def importer(lignes):
    for demande in lignes:
        if demande.id in vus:
            skip(demande)
        else:
            vus.add(demande.id)
            enregistrer(demande)
