import logging

from django.db import models

logger = logging.getLogger(__name__)


class DemandeAide(models.Model):
    nom = models.CharField(max_length=200)
    courriel = models.EmailField()
    maladie = models.TextField()
    is_deleted = models.BooleanField(default=False)


def enregistrer(demande):
    logger.info("Demande de %s (%s)", demande.nom, demande.courriel)
    demande.save()
