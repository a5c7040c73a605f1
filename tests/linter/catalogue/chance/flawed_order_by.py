# expect: slot-release-random
from celery import shared_task

from .models import RendezVous


@shared_task
def ouvrir_rendez_vous(nombre=10):
    lot = RendezVous.objects.filter(statut="bloque").order_by("?")[:nombre]
    for rdv in lot:
        rdv.statut = "ouvert"
        rdv.save()
