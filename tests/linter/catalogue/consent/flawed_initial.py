# expect: consent-preticked
from django import forms


class PreferencesForm(forms.Form):
    courriel = forms.EmailField(label="Courriel", required=False)
    langue = forms.ChoiceField(label="Langue", choices=[("fr", "Français"), ("en", "English")])
    tout_numerique = forms.BooleanField(
        label="Je renonce aux courriers papier",
        required=False,
        initial=True,
    )
    rappel = forms.BooleanField(label="Me rappeler mes rendez-vous", required=False)
