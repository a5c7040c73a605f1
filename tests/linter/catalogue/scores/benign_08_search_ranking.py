# expect: nothing
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import F, FloatField, Value
from django.db.models.functions import Cast
from django.shortcuts import render

from annuaire.models import Structure


def rechercher(request):
    mots = request.GET.get("q", "")
    vecteur = SearchVector("nom", weight="A") + SearchVector("description", weight="B")
    resultats = (
        Structure.objects.annotate(score=SearchRank(vecteur, SearchQuery(mots, config="french")))
        .annotate(pertinence=F("score") + Cast(F("completude"), FloatField()) / Value(100.0))
        .filter(score__gt=0.05)
        .order_by("-pertinence")
    )
    return render(request, "annuaire/resultats.html", {"resultats": resultats, "q": mots})
