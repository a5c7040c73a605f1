# expect: nothing
from django.shortcuts import render
from django.views.decorators.http import require_POST

from .models import Essai

LIMITE = 10


@require_POST
def connexion(request):
    essais = Essai.recents(request)
    if essais >= LIMITE:
        return render(
            request,
            "compte/pause.html",
            {"telephone": "01 99 00 12 34", "reprise": Essai.reprise(request)},
            status=429,
            headers={"Retry-After": "900"},
        )
    return render(request, "compte/connexion.html")
