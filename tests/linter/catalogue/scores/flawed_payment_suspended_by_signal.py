# expect: score-adverse-threshold
from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import Dossier
from .risque import note_de_risque


@receiver(post_save, sender=Dossier)
def controler(sender, instance, created, **kwargs):
    """Suspend le versement quand la note est haute."""
    if not created:
        return
    note = note_de_risque(instance)
    if note > 70:
        instance.versement_suspendu = True
        instance.motif = "contrôle"
        instance.save(update_fields=["versement_suspendu", "motif"])
