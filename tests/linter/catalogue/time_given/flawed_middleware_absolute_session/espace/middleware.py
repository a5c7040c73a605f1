# expect: session-timeout-short
import time

from django.contrib.auth import logout
from django.shortcuts import redirect

PLAFOND = 15 * 60


class Plafond:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        ouvert = request.session.setdefault("ouvert_le", time.time())
        if time.time() - ouvert > PLAFOND:
            logout(request)
            return redirect("accueil")
        return self.get_response(request)
