# expect: nothing
"""Messages de suivi."""

from django.contrib import messages
from django.shortcuts import redirect


def enregistrer(request):
    messages.success(request, "Votre brouillon est gardé. Vous pouvez revenir quand vous voulez.")
    messages.info(request, "Il reste 3 pièces à joindre, avant le 31 mai 2026.")
    return redirect("dossier")
