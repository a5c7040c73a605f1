# expect: nothing
from django import forms
from django.contrib.auth.password_validation import validate_password


class NouveauMotDePasseForm(forms.Form):
    mot_de_passe = forms.CharField(label="Mot de passe", widget=forms.PasswordInput, max_length=256)

    def clean_mot_de_passe(self):
        valeur = self.cleaned_data["mot_de_passe"]
        validate_password(valeur)
        return valeur


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code reçu par téléphone", max_length=6, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )
