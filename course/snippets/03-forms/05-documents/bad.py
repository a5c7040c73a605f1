from django import forms
from django.core.validators import FileExtensionValidator

PDF_ONLY = [FileExtensionValidator(["pdf"])]


class PiecesForm(forms.Form):
    piece_identite = forms.FileField(label="Pièce d’identité", validators=PDF_ONLY)
    avis_imposition = forms.FileField(label="Avis d’imposition", validators=PDF_ONLY)
    attestation_caf = forms.FileField(label="Attestation de la CAF", validators=PDF_ONLY)
    justificatif_domicile = forms.FileField(label="Justificatif de domicile", validators=PDF_ONLY)
    livret_famille = forms.FileField(label="Livret de famille", validators=PDF_ONLY)
    attestation_garde = forms.FileField(label="Attestation de garde", validators=PDF_ONLY)
    lettre = forms.FileField(label="Lettre de demande", validators=PDF_ONLY)
