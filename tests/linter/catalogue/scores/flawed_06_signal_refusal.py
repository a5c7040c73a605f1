# expect: refusal-automated
import logging

from django.db.models.signals import post_save
from django.dispatch import receiver

from aides.models import Demande

logger = logging.getLogger(__name__)

PLAFOND = 14_000


@receiver(post_save, sender=Demande)
def instruire(sender, instance, created, **kwargs):
    if not created:
        return
    if instance.revenu_fiscal > PLAFOND or instance.anciennete_residence < 12:
        instance.statut = Demande.Statut.REFUSEE
    else:
        instance.statut = Demande.Statut.A_ETUDIER
    instance.save(update_fields=["statut"])
    logger.info("Demande %s instruite", instance.pk)
