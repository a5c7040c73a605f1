from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import FormView


class DemandeForm(forms.Form):
    naissance = forms.CharField(label="Date de naissance")

    def clean_naissance(self):
        if self.cleaned_data["naissance"].count("/") != 2:
            raise forms.ValidationError("Champ invalide.")
        return self.cleaned_data["naissance"]


class DemandeView(FormView):
    form_class = DemandeForm

    def form_invalid(self, form):
        messages.error(self.request, "Champ invalide.")
        return redirect("demande")  # a blank page: every answer is gone
