# expect: slot-release-random
import random

from django.utils import timezone

from .models import Creneau


def publier_creneaux():
    """Met en ligne quelques créneaux de la semaine."""
    caches = list(Creneau.objects.filter(publie=False, debut__gt=timezone.now()))
    choisis = random.sample(caches, k=min(3, len(caches)))
    for creneau in choisis:
        creneau.publie = True
        creneau.save(update_fields=["publie"])
    return len(choisis)
