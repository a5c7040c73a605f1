# expect: nothing
from django.http import JsonResponse
from django.utils import timezone

from aides.models import Demande


def tableau(request):
    n = Demande.objects.filter(cree_le__date=timezone.localdate()).count()
    if n >= 100:
        return JsonResponse({"charge": "forte", "n": n})
    return JsonResponse({"charge": "normale", "n": n})
