# expect: nothing
from celery import shared_task

from droits.models import Dossier, Proposition

SEUIL = 2


def score_non_recours(dossier):
    """Plus le score est haut, plus il est probable qu’un droit n’a pas été demandé."""
    raisons = {
        "parent isolé sans allocation": dossier.parent_isole and not dossier.a_demande_asf,
        "au chômage sans complément": dossier.chomage and not dossier.a_demande_prime,
        "logement social sans aide": dossier.logement_social and not dossier.a_demande_apl,
    }
    return sum(raisons.values()), [raison for raison, vrai in raisons.items() if vrai]


@shared_task
def proposer_des_droits():
    for dossier in Dossier.objects.filter(refuse_les_propositions=False):
        score, raisons = score_non_recours(dossier)
        if score >= SEUIL:
            Proposition.objects.create(dossier=dossier, raisons=raisons)
            dossier.notifier("proposition_droit", raisons=raisons)
