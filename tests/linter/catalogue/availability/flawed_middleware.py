# expect: office-hours-gate
"""Middleware de la plateforme de prise de rendez-vous."""

import datetime

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone

OUVERTURE = datetime.time(8, 30)
FERMETURE = datetime.time(17, 0)


class HorairesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith("/static/"):
            return self.get_response(request)
        if not self._ouvert():
            return render(request, "hors_service.html", {"nom": settings.NOM_SITE}, status=503)
        return self.get_response(request)

    def _ouvert(self):
        maintenant = timezone.localtime()
        return maintenant.weekday() < 5 and OUVERTURE <= maintenant.time() < FERMETURE
