from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import FormView


class ChercherUnLieuView(FormView):
    template_name = "chercher.html"

    def form_valid(self, form):
        # The redirect comes after success: reloading will not send twice
        return redirect("lieux", commune=form.cleaned_data["commune"])

    def form_invalid(self, form):
        messages.error(self.request, "Il manque le nom de la commune. Écrivez-le dans le premier champ.")
        return super().form_invalid(form)  # same page, same answers
