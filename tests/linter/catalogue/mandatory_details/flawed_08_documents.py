# expect: document-already-held
from django import forms


class BourseForm(forms.Form):
    """Demande de bourse communale."""

    nom_enfant = forms.CharField(label="Nom de l’enfant")
    ecole = forms.ChoiceField(choices=[("a", "École des Tilleuls"), ("b", "École du Lac")])
    avis_imposition = forms.FileField(label="Votre dernier avis d’imposition")
    attestation_caf = forms.FileField(label="Attestation CAF de moins de trois mois")
    remarque = forms.CharField(widget=forms.Textarea, required=False)
