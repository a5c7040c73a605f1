from django import forms
from django.core.validators import FileExtensionValidator


class ConventionForm(forms.Form):
    # The electronic signature lives inside the PDF: a photo of it proves nothing
    convention_signee = forms.FileField(
        label="Convention avec sa signature électronique",
        validators=[FileExtensionValidator(["pdf"])],
    )
