# expect: nothing
from django import forms
from django.db import models


class ConfidentialiteForm(forms.Form):
    """Les réglages protecteurs sont actifs d’avance."""

    ne_pas_partager = forms.BooleanField(label="Ne pas partager mes données", required=False, initial=True)
    courrier_papier = forms.BooleanField(label="Garder les courriers papier", required=False, initial=True)
    newsletter = forms.BooleanField(label="Recevoir la lettre", required=False, initial=False)


class Compte(models.Model):
    is_active = models.BooleanField(default=True)
    accepte_newsletter = models.BooleanField(default=False)
