# expect: nothing
from datetime import time

OUVERTURE_GUICHET = time(8, 30)
FERMETURE_GUICHET = time(17, 0)


def texte():
    return f"Guichet ouvert de {OUVERTURE_GUICHET:%H h %M} à {FERMETURE_GUICHET:%H h %M}. En ligne : à toute heure."
