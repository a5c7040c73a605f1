from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect

from .models import Decision


@login_required
def tout_valider(request):
    for decision in Decision.objects.filter(statut="proposee"):
        decision.valider(user=request.user)
    return redirect("decisions")
