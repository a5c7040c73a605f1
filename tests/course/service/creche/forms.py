"""What the agent writes."""

from django import forms


class AvisForm(forms.Form):
    avis = forms.CharField()
    motif = forms.CharField()
