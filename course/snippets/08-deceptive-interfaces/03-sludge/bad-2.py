from django import forms


class PersonStep(forms.Form):
    name = forms.CharField(label="Nom")
    birth_date = forms.DateField(label="Date de naissance")


class HousingStep(forms.Form):
    name = forms.CharField(label="Nom")
    birth_date = forms.DateField(label="Date de naissance")
    rent = forms.DecimalField(label="Loyer")
