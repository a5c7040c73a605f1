# expect: nothing
from django.views.generic import FormView

from .forms import InscriptionForm


class InscriptionView(FormView):
    form_class = InscriptionForm
    template_name = "inscription.html"

    def get_initial(self):
        initial = super().get_initial()
        initial["annee_scolaire"] = "2027-2028"
        initial["newsletter"] = self.request.user.preferences.newsletter
        return initial
