# expect: nothing
from django import forms
from django.core.validators import FileExtensionValidator

TAILLE_MAX = 20 * 1024 * 1024
FORMATS = ["pdf", "jpg", "jpeg", "png", "heic", "webp", "odt"]


class PieceForm(forms.Form):
    fichier = forms.FileField(
        label="Votre document, photo acceptée",
        required=False,
        validators=[FileExtensionValidator(allowed_extensions=FORMATS)],
    )

    def clean_fichier(self):
        fichier = self.cleaned_data.get("fichier")
        if fichier and fichier.size > TAILLE_MAX:
            raise forms.ValidationError("Le document dépasse 20 Mo. Déposez-le à l’accueil ou par courrier.")
        return fichier
