from django import forms
from django.core.validators import RegexValidator


class IdentiteForm(forms.Form):
    # One letter, of any alphabet: anything else that a person writes as their name is their name
    nom = forms.CharField(label="Nom, comme vous l’écrivez", max_length=200,
                          validators=[RegexValidator(r"[^\W\d_]", "Écrivez votre nom : il y manque une lettre.")])
    prenoms = forms.CharField(label="Prénoms, si vous en avez", max_length=200, required=False)
    appel = forms.CharField(label="Comment voulez-vous qu’on vous appelle ?", required=False)
    annee = forms.IntegerField(label="Année de naissance", required=False)
    mois = forms.IntegerField(label="Mois, si vous le savez", min_value=1, max_value=12, required=False)
    jour = forms.IntegerField(label="Jour, si vous le savez", min_value=1, max_value=31, required=False)
    telephone = forms.CharField(label="Téléphone, en France ou ailleurs", required=False,
                                validators=[RegexValidator(r"^\+?[0-9 .()-]{6,25}$")])
