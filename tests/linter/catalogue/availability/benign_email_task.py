# expect: nothing
import logging

from celery import shared_task
from django.utils import timezone

from .models import Demande

logger = logging.getLogger(__name__)


@shared_task
def relancer_dossiers_incomplets():
    """Les relances partent les jours ouvrés : un courriel du dimanche inquiète."""
    aujourdhui = timezone.localdate()
    if aujourdhui.isoweekday() >= 6:
        logger.info("Week-end : pas de relance")
        return None
    for demande in Demande.objects.incompletes():
        demande.relancer()
    return aujourdhui
