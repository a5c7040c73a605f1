# expect: nothing
from django.db.models import Avg, Count
from django.http import JsonResponse

from suivi.models import Beneficiaire


def repartition(request):
    """Chiffres agrégés, jamais moins de dix personnes par ligne."""
    par_age = Beneficiaire.objects.values("tranche_age").annotate(n=Count("id")).filter(n__gte=10)
    par_nationalite = Beneficiaire.objects.values("nationalite").annotate(n=Count("id")).filter(n__gte=10)
    attente = Beneficiaire.objects.values("handicap").annotate(delai=Avg("delai_reponse"))
    return JsonResponse({"age": list(par_age), "nationalite": list(par_nationalite), "attente": list(attente)})
