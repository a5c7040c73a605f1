# expect: consent-preticked
from django.views.generic import FormView

from .forms import InscriptionForm


class InscriptionView(FormView):
    form_class = InscriptionForm
    template_name = "inscription.html"

    def get_initial(self):
        initial = super().get_initial()
        initial["newsletter"] = True
        initial["partage_donnees"] = True
        return initial
