# expect: office-hours-gate
from django import forms
from django.utils import timezone


class DepotForm(forms.Form):
    texte = forms.CharField()

    def clean(self):
        donnees = super().clean()
        if timezone.localtime().hour >= 18 or timezone.localtime().weekday() == 6:
            raise forms.ValidationError("Revenez pendant les heures de bureau.")
        return donnees
