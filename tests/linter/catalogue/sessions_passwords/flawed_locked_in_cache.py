# expect: lockout-without-human
from django.contrib.auth import authenticate, login
from django.core.cache import cache
from django.http import HttpResponseForbidden
from django.shortcuts import redirect, render

MAX_TRIES = 3


def connexion(request):
    identifiant = request.POST.get("identifiant", "")
    essais = cache.get(f"essais:{identifiant}", 0)
    if essais >= MAX_TRIES:
        return HttpResponseForbidden("Compte bloqué.")
    usager = authenticate(request, username=identifiant, password=request.POST.get("mot_de_passe"))
    if usager is None:
        cache.set(f"essais:{identifiant}", essais + 1, timeout=None)
        return render(request, "connexion.html")
    login(request, usager)
    return redirect("accueil")
