import re
from datetime import date

from django import forms
from django.core.validators import RegexValidator


def assez_de_chiffres(numero):
    if len(re.findall(r"\d", numero)) < 6:
        raise forms.ValidationError("Il manque des chiffres : écrivez le numéro entier.")


def deja_venue(annee):
    if annee > date.today().year:
        raise forms.ValidationError("Cette année n’est pas encore venue : corrigez-la, ou laissez-la vide.")


class IdentiteForm(forms.Form):
    # One letter, of any alphabet: anything else that a person writes as their name is their name
    nom = forms.CharField(label="Nom, comme vous l’écrivez", max_length=200,
                          validators=[RegexValidator(r"[^\W\d_]", "Écrivez votre nom : il y manque une lettre.")])
    prenoms = forms.CharField(label="Prénoms, si vous en avez", max_length=200, required=False)
    appel = forms.CharField(label="Comment nous adresser à vous dans nos lettres ? (facultatif)", required=False)
    annee = forms.IntegerField(label="Année de naissance", min_value=1900, required=False,
                               validators=[deja_venue])
    mois = forms.IntegerField(label="Mois, si vous le savez", min_value=1, max_value=12, required=False)
    jour = forms.IntegerField(label="Jour, si vous le savez", min_value=1, max_value=31, required=False)
    telephone = forms.CharField(label="Téléphone, en France ou ailleurs", required=False,
                                max_length=40, validators=[assez_de_chiffres])

    def clean(self):
        donnees = super().clean()
        parties = [donnees.get(partie) for partie in ("annee", "mois", "jour")]
        try:
            if all(parties):
                date(*parties)
        except ValueError:
            self.add_error("jour", "Ce mois n’a pas ce jour : corrigez-le, ou laissez-le vide.")
        return donnees
