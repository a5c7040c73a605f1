# expect: office-hours-gate
from django.http import HttpResponse
from django.shortcuts import redirect, render

from service.horaires import guichet_ouvert

from .models import Creneau


def liste_creneaux(request):
    if not guichet_ouvert():
        return redirect("fermeture")
    creneaux = Creneau.objects.libres()
    return render(request, "creneaux.html", {"creneaux": creneaux})


def fermeture(request):
    return HttpResponse("Le service rouvre demain.")
