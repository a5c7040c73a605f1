"""The services of the town that may decide a rule, and how to reach each of them."""

SERVICES = {
    "direction de l’accueil": "01 99 00 12 10, ou 2 place du Marché",
    "service des aides": "01 99 00 12 34, ou 5 rue des Tanneurs",
    "centre communal d’action sociale": "01 99 00 12 56, ou 8 quai de la Lise",
}
DESK = "01 99 00 12 00, ou 1 place de la Mairie"
