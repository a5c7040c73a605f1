# expect: nothing
from django import forms

HEURES = [(h, f"{h} h") for h in range(9, 17)]


class RdvForm(forms.Form):
    heure = forms.ChoiceField(choices=HEURES)
