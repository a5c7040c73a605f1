# expect: third-party-credential
from django import forms


class ImportSituationForm(forms.Form):
    """Reprend la situation déclarée ailleurs pour éviter une ressaisie."""

    numero_allocataire = forms.CharField(label="Votre numéro d’allocataire")
    mot_de_passe_caf = forms.CharField(
        label="Votre mot de passe du site de la CAF",
        widget=forms.PasswordInput,
    )

    def importer(self):
        return recuperer(self.cleaned_data["numero_allocataire"], self.cleaned_data["mot_de_passe_caf"])


def recuperer(numero, secret):
    return {}
