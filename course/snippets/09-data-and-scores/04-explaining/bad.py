from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import Demande
from .scores import score_priorite


@receiver(post_save, sender=Demande)
def decider(sender, instance, created, **kwargs):
    if created and score_priorite(instance) < 4:
        instance.statut = "REFUSE"
        instance.save()
