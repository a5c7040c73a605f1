# expect: office-hours-gate
from functools import wraps

from django.http import Http404
from django.utils.timezone import localtime

from .models import Dossier


def pendant_les_heures_de_bureau(view):
    """Réserve une vue aux heures où le service répond."""

    @wraps(view)
    def inner(request, *args, **kwargs):
        heure = localtime().hour
        if heure < 9 or heure >= 16:
            raise Http404("Service fermé")
        return view(request, *args, **kwargs)

    return inner


@pendant_les_heures_de_bureau
def deposer(request, pk):
    dossier = Dossier.objects.get(pk=pk)
    dossier.deposer(request.POST)
    return dossier.page(request)
