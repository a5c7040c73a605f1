# expect: nothing
import random


def controle_qualite(dossiers):
    """Relecture par un second agent, sans effet sur la personne."""
    return random.sample(dossiers, 20)
