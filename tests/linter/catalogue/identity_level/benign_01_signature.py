# expect: nothing
from django.contrib.auth.mixins import LoginRequiredMixin
from django.utils.decorators import method_decorator
from django.views.generic import DetailView, UpdateView

from france_connect.decorators import require_acr

from .models import Compte


@method_decorator(require_acr("eidas2"), name="dispatch")
class ChangerRibView(LoginRequiredMixin, UpdateView):
    """Changer le compte bancaire où l’argent est versé."""

    model = Compte
    fields = ["iban"]


@method_decorator(require_acr("eidas1"), name="dispatch")
class SoldeView(LoginRequiredMixin, DetailView):
    model = Compte
