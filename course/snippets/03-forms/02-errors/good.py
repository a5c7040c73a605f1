from django import forms
from django.views.generic import FormView


class EtatCivilForm(forms.Form):
    naissance = forms.CharField(label="Date de naissance")

    def clean_naissance(self):
        if self.cleaned_data["naissance"].count("/") != 2:
            raise forms.ValidationError("Écrivez la date avec des barres, par exemple 14/07/1958.")
        return self.cleaned_data["naissance"]


class EtatCivilView(FormView):
    # Nothing to override: Django shows the same form again, answers kept
    form_class = EtatCivilForm
    template_name = "etat_civil.html"
    success_url = "/recepisse/"
