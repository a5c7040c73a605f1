# expect: password-rotation-forced
from datetime import timedelta

from django.shortcuts import redirect
from django.utils import timezone

DUREE = timedelta(days=90)


class RenouvellementMotDePasse:
    """Oblige à changer de mot de passe tous les trois mois."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        usager = request.user
        if usager.is_authenticated and timezone.now() - usager.mot_de_passe_change_le > DUREE:
            return redirect("password_change")
        return self.get_response(request)
