import random


def tirer(numeros, graine, combien):
    """Same chance for every file; the seed is published the day after the draw."""
    return set(random.Random(graine).sample(sorted(numeros), combien))


def ouvrir_verification(dossier, agent):
    """A person reads, the payment goes on, the letter says what is looked at and how to answer."""
    dossier.assigner(agent)
    dossier.ecrire("lettre-verification", droits="maintenus", telephone="01 99 00 12 34")
