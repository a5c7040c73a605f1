# expect: account-forced-to-read
from django.contrib.auth.decorators import login_required
from django.shortcuts import render


@login_required
def horaires(request):
    """Adresse et horaires des guichets."""
    return render(request, "horaires.html")


@login_required
def mon_dossier(request):
    return render(request, "dossier.html", {"dossier": request.user.dossier})
