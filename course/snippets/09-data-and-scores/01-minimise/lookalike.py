import logging
from datetime import timedelta

from django.db import models

logger = logging.getLogger(__name__)
RETENTION = timedelta(days=1095)


class DemandeAllocation(models.Model):
    # guichet: ignore[sensitive-field-collected] reason="le droit dépend de ce taux" owner="service des droits" legal-basis="CSS L821-1"
    taux_handicap = models.PositiveSmallIntegerField()
    expires_at = models.DateTimeField()


def compter(demandes):
    logger.info("%d demandes avec une adresse électronique", sum(1 for d in demandes if d.courriel))
