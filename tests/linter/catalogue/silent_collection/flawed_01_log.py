# expect: personal-data-in-log
import logging

from django.shortcuts import redirect, render

from .forms import DemandeForm

logger = logging.getLogger(__name__)


def deposer(request):
    form = DemandeForm(request.POST or None)
    if form.is_valid():
        demande = form.save()
        logger.info(
            "Nouvelle demande de %s %s, né le %s",
            demande.prenom,
            demande.nom,
            demande.date_naissance,
        )
        return redirect("recu", reference=demande.reference)
    logger.debug("Formulaire refusé")
    return render(request, "deposer.html", {"form": form})
