# expect: upload-restrictive
from django import forms
from django.core.validators import FileExtensionValidator

TAILLE_MAX = 2 * 1024 * 1024


class PieceForm(forms.Form):
    libelle = forms.CharField(label="Nom du document", max_length=120)
    fichier = forms.FileField(
        label="Votre document",
        validators=[FileExtensionValidator(allowed_extensions=["pdf"])],
    )

    def clean_fichier(self):
        fichier = self.cleaned_data["fichier"]
        if fichier.size > TAILLE_MAX:
            raise forms.ValidationError("Le document dépasse 2 Mo. Réduisez-le ou déposez-le à l’accueil.")
        return fichier
