# expect: nothing
from django.core.cache import cache
from django.http import HttpResponse


def limite(request):
    n = cache.incr(f"jour:{request.user.pk}")
    if n > 20:
        return HttpResponse("Vous avez envoyé vingt messages aujourd'hui. Appelez le 01 55 55 55 55.", status=429)
    return suite(request)
