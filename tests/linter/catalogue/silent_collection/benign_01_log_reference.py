# expect: nothing
import logging

from django.core.mail import send_mail
from django.shortcuts import redirect, render

from .forms import DemandeForm

logger = logging.getLogger(__name__)


def deposer(request):
    form = DemandeForm(request.POST or None)
    if form.is_valid():
        demande = form.save()
        send_mail("Votre demande", "Nous l’avons reçue.", None, [demande.email])
        logger.info("Demande %s reçue, courriel envoyé", demande.reference)
        logger.info("email_sent template=%s count=%d", "recu.html", 1)
        return redirect("recu", reference=demande.reference)
    logger.warning("Formulaire refusé : champs %s", sorted(form.errors))
    return render(request, "deposer.html", {"form": form})
