# expect: choice-asymmetric
CHOIX = [
    {"valeur": "tout", "texte": "Je rembourse tout maintenant", "classe": "bouton-principal", "coche": True},
    {"valeur": "mois", "texte": "Je rembourse chaque mois", "classe": "petit-lien", "coche": False, "masque": True},
]
