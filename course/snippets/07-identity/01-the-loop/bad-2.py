from datetime import date

from django import forms

IDENTITY_DOCUMENTS = [("cni", "Carte nationale d’identité")]


class IdentityForm(forms.Form):
    document = forms.ChoiceField(label="Pièce d’identité", choices=IDENTITY_DOCUMENTS)


def check_identity_card(card):
    if card.expires_on < date.today():
        raise forms.ValidationError("Votre carte d’identité est périmée.")
