from django import forms
from django.core.validators import RegexValidator


class IdentiteForm(forms.Form):
    civilite = forms.ChoiceField(label="Civilité", choices=[("M", "Monsieur"), ("Mlle", "Mademoiselle")])
    sexe = forms.ChoiceField(label="Sexe", choices=[("H", "Homme"), ("F", "Femme")], required=True)
    nom = forms.CharField(label="Nom", required=True, validators=[RegexValidator(r"^[A-Za-z]+$")])
    prenom = forms.CharField(label="Prénom", required=True, min_length=2)
    date_naissance = forms.DateField(label="Date de naissance", required=True)
    telephone = forms.CharField(label="Téléphone", validators=[RegexValidator(r"^0[1-9]\d{8}$")])
