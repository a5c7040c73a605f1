# expect: nothing
"""Simule une file d’attente pour comparer des règles d’attribution."""

from random import Random


def arrivees(personnes, minutes, rng):
    return sorted((rng.randrange(minutes), personne) for personne in range(personnes))


def simuler(capacite, graine=1):
    rng = Random(graine)
    servis = []
    for minute, personne in arrivees(200, 480, rng):
        if len(servis) < capacite:
            servis.append((minute, personne))
    return servis
