from django import forms


class PreferencesForm(forms.Form):
    partage_partenaires = forms.BooleanField(
        label="Partager mon dossier avec nos partenaires",
        initial=True,
        required=False,
    )
