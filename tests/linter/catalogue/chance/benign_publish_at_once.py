# expect: nothing
from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import Creneau, ListeAttente


@receiver(post_save, sender=Creneau)
def publier_des_la_creation(sender, instance, created, **kwargs):
    """Un créneau est visible dès qu’il existe ; la liste d’attente passe d’abord, par ordre d’arrivée."""
    if not created:
        return
    suivant = ListeAttente.objects.order_by("inscrite_le").first()
    if suivant is not None:
        suivant.proposer(instance)
    else:
        instance.publier()
