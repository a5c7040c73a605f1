from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import FormView


class ChercherUnLieuForm(forms.Form):
    commune = forms.CharField(label="Nom de la commune")


class ChercherUnLieuView(FormView):
    form_class = ChercherUnLieuForm
    template_name = "chercher.html"

    def form_valid(self, form):
        # The redirect comes after success: reloading will not send twice
        return redirect("lieux", commune=form.cleaned_data["commune"])

    def form_invalid(self, form):
        messages.error(self.request, "Il manque le nom de la commune. Écrivez-le dans le premier champ.")
        return super().form_invalid(form)  # same page, same answers
