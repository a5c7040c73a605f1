# expect: nothing
from django.shortcuts import render

from .limites import trop_de_demandes

CONTACT = {"telephone": "01 23 45 67 89", "horaires": "de 9 h à 17 h"}


def rendez_vous(request):
    if trop_de_demandes(request):
        reponse = render(request, "patientez.html", {"contact": CONTACT}, status=429)
        reponse["Retry-After"] = "300"
        return reponse
    return render(request, "rendez_vous.html")
