# expect: nothing
from django import forms

CANAUX = [("tel", "Téléphone"), ("mail", "Courriel"), ("courrier", "Courrier")]


class DemandeForm(forms.Form):
    nom = forms.CharField(label="Votre nom, tel que vous l’écrivez", max_length=200)
    canal = forms.ChoiceField(label="Comment voulez-vous être joint·e ?", choices=CANAUX)
    telephone = forms.CharField(label="Téléphone (facultatif)", required=False)
    courriel = forms.EmailField(label="Courriel (facultatif)", required=False)
    adresse = forms.CharField(label="Adresse, chez un tiers ou domiciliation", required=False)

    def clean(self):
        donnees = super().clean()
        if donnees.get("canal") == "tel" and not donnees.get("telephone"):
            self.add_error("telephone", "Indiquez le numéro où vous appeler, ou choisissez un autre moyen.")
        return donnees
