from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from demandes import Demande, envoyer_lettre


@shared_task
def relancer_demandes_incompletes():
    limite = timezone.now() - timedelta(days=30)
    for demande in Demande.objects.filter(complete=False, deposee_le__lt=limite).exclude(statut="relancee"):
        # The request stays open: a letter lists what is missing and until when
        envoyer_lettre(demande, pieces=demande.pieces_manquantes(), avant=demande.date_limite())
        demande.statut = "relancee"
        demande.save()
