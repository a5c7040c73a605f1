# expect: nothing
from django.conf import settings
from django.contrib.auth import authenticate, login
from django.core.cache import cache
from django.shortcuts import redirect, render

MAX_TRIES = 10
WAIT = 60


def connexion(request):
    identifiant = request.POST.get("identifiant", "")
    essais = cache.get(f"essais:{identifiant}", 0)
    if essais >= MAX_TRIES:
        reponse = render(request, "patienter.html", {"attente": WAIT, "telephone": settings.TELEPHONE_AIDE}, status=429)
        reponse["Retry-After"] = str(WAIT)
        return reponse
    usager = authenticate(request, username=identifiant, password=request.POST.get("mot_de_passe"))
    if usager is None:
        cache.set(f"essais:{identifiant}", essais + 1, timeout=WAIT)
        return render(request, "connexion.html")
    login(request, usager)
    return redirect("accueil")
