# expect: rate-limit-without-recourse
from django.http import HttpResponse
from django.core.cache import cache
from django.shortcuts import render


def rendez_vous(request):
    cle = f"essais-{request.META['REMOTE_ADDR']}"
    essais = cache.get_or_set(cle, 0, 3600)
    cache.incr(cle)
    if essais > 5:
        return HttpResponse("Trop de demandes", status=429)
    return render(request, "rendez_vous.html")
