# expect: nothing
import random


def tirer(demandes, places, numero_du_tirage_public):
    """Tirage au sort annoncé sur le site et en mairie, devant huissier ; la graine est le tirage public du 3 mai."""
    rng = random.Random(numero_du_tirage_public)
    ordre = sorted(demandes, key=lambda d: d.numero)
    rng.shuffle(ordre)
    return ordre[:places]
