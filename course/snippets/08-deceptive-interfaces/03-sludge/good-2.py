from django import forms


class PersonStep(forms.Form):
    name = forms.CharField(label="Nom")
    birth_date = forms.DateField(label="Date de naissance")


class HousingStep(forms.Form):
    """What the first step knows is shown with a link to correct it, not asked again."""

    rent = forms.DecimalField(label="Loyer")
