# expect: address-as-eligibility
from django.core.exceptions import ValidationError

from .data import AGENCES


def clean_code_postal(self):
    code_postal = self.cleaned_data["code_postal"]
    if code_postal not in AGENCES:
        raise ValidationError("Hors du ressort")
    return AGENCES[code_postal]
