# expect: nothing
"""Appel à candidatures : une date limite publiée, et la demande tardive reste possible par courrier."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from .models import Appel


def candidater(request, pk):
    appel = get_object_or_404(Appel, pk=pk)
    if timezone.now() > appel.date_limite:
        return render(request, "appel_clos.html", {"appel": appel, "adresse": appel.adresse_postale})
    return render(request, "candidature.html", {"appel": appel})
