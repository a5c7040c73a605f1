# expect: slot-release-random
import random

from django.shortcuts import render


def calendrier(request):
    """Montre les rendez-vous libres à une partie des visiteurs."""
    if random.random() < 0.8:
        return render(request, "rdv/aucun_creneau.html")
    creneaux = request.site.creneaux_libres()
    return render(request, "rdv/calendrier.html", {"creneaux": creneaux})
