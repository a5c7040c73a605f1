# expect: slot-release-random
import random

from django.shortcuts import render

from .models import Plage

TAUX = 0.2


def plages_visibles(service):
    return [plage for plage in Plage.objects.filter(service=service) if random.random() < TAUX]


def choisir_plage(request, service):
    """Page de choix d’une plage de rendez-vous."""
    return render(request, "plages.html", {"creneaux": plages_visibles(service)})
