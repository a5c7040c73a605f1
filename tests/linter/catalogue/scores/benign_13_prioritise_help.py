# expect: nothing
"""Vague de froid : qui appeler d’abord pour prendre des nouvelles."""

from veille.models import Appel, Personne


def score_vulnerabilite(personne):
    details = {
        "plus de 80 ans": 2 if personne.age > 80 else 0,
        "vit seul·e": 1 if personne.vit_seul else 0,
        "logement sans chauffage": 3 if personne.logement_precaire else 0,
    }
    return sum(details.values()), details


def planifier_appels(agents):
    personnes = sorted(Personne.objects.inscrites(), key=score_vulnerabilite, reverse=True)
    for personne, agent in zip(personnes, agents * 50):
        Appel.objects.create(personne=personne, agent=agent, details=score_vulnerabilite(personne)[1])
