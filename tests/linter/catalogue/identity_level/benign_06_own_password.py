# expect: nothing
from django import forms
from django.contrib.auth.forms import AuthenticationForm


class ConnexionForm(AuthenticationForm):
    username = forms.CharField(label="Identifiant ou courriel")
    password = forms.CharField(label="Mot de passe", widget=forms.PasswordInput)


class ReglagesSmtpForm(forms.Form):
    """Réglages techniques, réservés à l’exploitation."""

    smtp_password = forms.CharField(widget=forms.PasswordInput, required=False)


class SituationForm(forms.Form):
    numero_allocataire = forms.CharField(label="Numéro d’allocataire CAF", required=False)
