# expect: nothing
from django import forms


class RecapitulatifForm(forms.Form):
    """Dernière page : la personne atteste, elle ne consent pas."""

    exact = forms.BooleanField(label="Ces informations sont exactes", required=True)
    newsletter = forms.BooleanField(label="Recevoir la lettre d’information (facultatif)", required=False)

    def clean_exact(self):
        return bool(self.cleaned_data["exact"])
