from django import forms
from django.core.validators import FileExtensionValidator

# What a phone or a scanner gives, without any conversion
FORMATS = [FileExtensionValidator(["pdf", "jpg", "jpeg", "png", "heic"])]


class AttestationForm(forms.Form):
    attestation = forms.FileField(label="Parents séparés : votre attestation de garde, photo acceptée",
                                  validators=FORMATS, required=False)
    autrement = forms.ChoiceField(label="Sinon, comment nous le donner ?", required=False, choices=[
        ("guichet", "Je le montre au guichet"), ("courrier", "Je l’envoie par courrier")])


def revenus(demande, impots):
    # The tax office already knows: ask it, and let a person take over if it does not answer
    connus = impots.revenus_de(demande)  # None: no answer; 0 is an answer
    return demande.confier_a_un_agent("revenus à vérifier") if connus is None else connus
