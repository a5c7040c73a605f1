# expect: consent-for-public-mission
from django import forms

from .models import DemandeBourse


class DemandeBourseForm(forms.ModelForm):
    consentement = forms.BooleanField(
        required=True,
        label="Je consens au traitement de mes données personnelles",
        error_messages={"required": "Sans votre accord, nous ne pouvons pas examiner la demande."},
    )

    class Meta:
        model = DemandeBourse
        fields = ["etablissement", "revenu", "enfants"]
