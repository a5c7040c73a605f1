# expect: nothing
from django import forms
from django.core.exceptions import ValidationError


class RendezVousForm(forms.Form):
    """La personne choisit l’heure de son rendez-vous ; le guichet reçoit de 9 h à 17 h."""

    debut = forms.DateTimeField(label="Jour et heure souhaités")

    def clean_debut(self):
        debut = self.cleaned_data["debut"]
        if debut.weekday() >= 5:
            raise ValidationError("Le guichet reçoit du lundi au vendredi. Choisissez un autre jour.")
        if not 9 <= debut.hour < 17:
            raise ValidationError("Choisissez une heure entre 9 h et 17 h.")
        return debut
