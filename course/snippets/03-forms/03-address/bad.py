from django import forms


class DemandeForm(forms.Form):
    TYPES = [("proprietaire", "Je suis propriétaire"), ("locataire", "Je suis locataire")]

    nom = forms.CharField(label="Nom")
    type_adresse = forms.ChoiceField(label="Votre logement", choices=TYPES)
    adresse = forms.CharField(label="Adresse", required=True)
    code_postal = forms.CharField(label="Code postal", required=True)

    def clean_code_postal(self):
        code_postal = self.cleaned_data["code_postal"]
        if not code_postal.startswith("99"):
            raise forms.ValidationError("Votre adresse ne dépend pas de ce guichet.")
        return code_postal
