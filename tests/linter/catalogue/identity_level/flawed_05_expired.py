# expect: identity-document-expired
from datetime import date

from django import forms


class IdentiteForm(forms.Form):
    numero_piece = forms.CharField(label="Numéro de la carte d’identité")
    date_expiration = forms.DateField(label="Valable jusqu’au")

    def clean_date_expiration(self):
        expiration = self.cleaned_data["date_expiration"]
        if expiration < date.today():
            raise forms.ValidationError("Votre carte d’identité est périmée : faites-la renouveler d’abord.")
        return expiration
