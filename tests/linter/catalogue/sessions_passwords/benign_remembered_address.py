# expect: nothing
from django import forms
from django.utils.translation import gettext_lazy as _


class LivraisonForm(forms.Form):
    """Où envoyer le livret."""

    remember = forms.BooleanField(required=False, initial=True, label=_("Retenir mon adresse pour la prochaine fois"))
