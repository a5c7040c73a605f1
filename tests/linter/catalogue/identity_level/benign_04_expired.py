# expect: nothing
from datetime import date

from django import forms
from django.contrib import messages

PROLONGATION_ANNEES = 5


class IdentiteForm(forms.Form):
    date_expiration = forms.DateField(required=False)

    def clean_date_expiration(self):
        expiration = self.cleaned_data.get("date_expiration")
        if expiration and expiration.replace(year=expiration.year + PROLONGATION_ANNEES) < date.today():
            raise forms.ValidationError(
                "Cette carte n’est plus valable : donnez un autre document, ou venez au guichet."
            )
        return expiration


def avertir(request, piece):
    if piece.date_expiration < date.today():
        messages.warning(request, "Votre carte arrive à son terme. Vous pouvez continuer.")
