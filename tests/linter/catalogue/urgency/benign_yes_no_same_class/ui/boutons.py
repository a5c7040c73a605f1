# expect: nothing
REPONSES = {
    "accepter": {"texte": "Oui", "classe": "fr-btn"},
    "refuser": {"texte": "Non", "classe": "fr-btn"},
}
