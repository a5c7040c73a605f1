# expect: office-hours-gate
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone


class DemandeLogementForm(forms.Form):
    nom = forms.CharField(label="Nom")
    motif = forms.CharField(label="Motif", widget=forms.Textarea)

    def clean(self):
        donnees = super().clean()
        now = timezone.localtime()
        if now.hour >= 17 or now.hour < 8:
            raise ValidationError("Les demandes sont acceptées de 8 h à 17 h seulement.")
        return donnees
