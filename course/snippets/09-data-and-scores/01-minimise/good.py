import logging
from datetime import timedelta

from django.db import models
from django.utils import timezone

logger = logging.getLogger(__name__)
RETENTION = timedelta(days=365)  # announced on the form and in the letter


class DemandeAide(models.Model):
    reference = models.CharField(max_length=12, unique=True)
    nom = models.CharField(max_length=200)
    expires_at = models.DateTimeField()


def enregistrer(demande):
    demande.expires_at = timezone.now() + RETENTION
    demande.save()
    logger.info("Demande %s reçue", demande.reference)


def purger():
    # Run under the written agreement of the archives, for this kind of file
    DemandeAide.objects.filter(expires_at__lt=timezone.now()).delete()
