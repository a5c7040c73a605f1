# expect: contact-detail-required
from django import forms


class DemandeLogementForm(forms.Form):
    nom = forms.CharField(label="Nom")
    telephone = forms.CharField(label="Téléphone portable", max_length=20)
    composition = forms.IntegerField(label="Nombre de personnes au foyer", min_value=1)
    motif = forms.CharField(label="Pourquoi demandez-vous ce logement ?", widget=forms.Textarea)

    def clean_composition(self):
        valeur = self.cleaned_data["composition"]
        if valeur > 20:
            raise forms.ValidationError("Indiquez au plus 20 personnes, ou appelez-nous au 01 99 00 12 34.")
        return valeur
