from datetime import timedelta

from celery import shared_task
from django.utils import timezone


@shared_task
def fermer_demandes_incompletes():
    limite = timezone.now() - timedelta(days=30)
    # Every night, in silence: nobody is told what was missing
    Demande.objects.filter(complete=False, deposee_le__lt=limite).update(statut="classe_sans_suite")
