# expect: nothing
from celery import shared_task

from pieces.models import Fichier


@shared_task(bind=True, max_retries=3)
def verifier_antivirus(self, fichier_id):
    fichier = Fichier.objects.get(pk=fichier_id)
    resultat = fichier.analyser()
    if resultat.infecte or not fichier.lisible():
        fichier.statut = "rejete"
        fichier.motif = "fichier illisible"
        fichier.save()
        fichier.demande.prevenir("fichier_illisible", telephone="01 99 00 12 34")
    else:
        fichier.statut = "accepte"
        fichier.save()
