from django import forms
from django.core.validators import RegexValidator


class PublierUneFicheForm(forms.Form):
    # Not a person's name: a piece of a web address, so plain letters are right
    adresse_web = forms.CharField(label="Fin de l’adresse web", validators=[RegexValidator(r"^[a-z0-9-]+$")])
    # Not a birth date: the opening day is known to the person who types it
    date_ouverture = forms.DateField(label="Jour d’ouverture du lieu", required=True)
