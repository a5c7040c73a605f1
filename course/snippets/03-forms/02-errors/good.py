import re
import unicodedata
from datetime import date

from django import forms
from django.views.generic import FormView

MOIS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()


def lire_date(texte):
    """Read a date that is clear: 14/07/1958, 1958-07-14, 14 juillet 58. Any other is a ValueError."""
    simple = unicodedata.normalize("NFKD", texte.lower()).encode("ascii", "ignore").decode()
    jour, mois, annee = re.findall(r"\d{1,4}|[a-z]{3,}", simple)  # neither "le", nor the "er" of "1er"
    if len(jour) == 4:
        jour, annee = annee, jour
    if mois.isalpha():
        mois = MOIS.index(mois) + 1
    if len(annee) == 2 and int(annee) > date.today().year % 100:
        annee = f"19{annee}"  # 58 can only be 1958; 24 may be 1924 or 2024
    lue = date(int(annee), int(mois), int(jour))
    if not date(1900, 1, 1) <= lue <= date.today():
        raise ValueError(texte)
    return lue


class EtatCivilForm(forms.Form):
    naissance = forms.CharField(label="Date de naissance")

    def clean_naissance(self):
        try:
            return lire_date(self.cleaned_data["naissance"])
        except ValueError:
            raise forms.ValidationError(
                "Écrivez le jour, le mois et l’année en entier, par exemple 14/07/1958."
            ) from None


class EtatCivilView(FormView):
    # Nothing to override: Django shows the same form again, answers kept
    form_class = EtatCivilForm
    template_name = "etat_civil.html"
    success_url = "/recepisse/"
