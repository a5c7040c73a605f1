# expect: identity-level-excessive
from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import DetailView

from france_connect.decorators import require_acr
from django.utils.decorators import method_decorator

from .models import CompteFormation


@method_decorator(require_acr("eidas2"), name="dispatch")
class SoldeView(LoginRequiredMixin, DetailView):
    """Affiche le solde d’heures de formation."""

    model = CompteFormation
    template_name = "compte/solde.html"

    def get_object(self):
        return self.request.user.compte_formation
