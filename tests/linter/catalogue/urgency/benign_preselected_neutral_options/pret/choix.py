# expect: nothing
CHOIX = [
    {"valeur": "poste", "texte": "Par courrier", "classe": "radio", "coche": False},
    {"valeur": "mail", "texte": "Par courriel", "classe": "radio", "coche": False},
]
