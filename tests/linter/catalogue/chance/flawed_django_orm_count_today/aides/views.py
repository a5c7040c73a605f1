# expect: rate-limit-without-recourse
from django.shortcuts import redirect, render
from django.utils import timezone

from aides.forms import AideForm
from aides.models import Demande

MAX_JOUR = 100


def demander(request):
    if Demande.objects.filter(cree_le__date=timezone.localdate()).count() >= MAX_JOUR:
        return render(request, "aides/complet.html")
    form = AideForm(request.POST or None)
    if form.is_valid():
        form.save()
        return redirect("aides:merci")
    return render(request, "aides/demande.html", {"form": form})
