from datetime import date

from django import forms

IDENTITY_DOCUMENTS = [
    ("cni", "Carte nationale d’identité"),
    ("passport", "Passeport"),
    ("residence", "Titre de séjour"),
    ("counter", "Autre document, vérifié au guichet"),
]


class IdentityForm(forms.Form):
    document = forms.ChoiceField(label="Pièce d’identité", choices=IDENTITY_DOCUMENTS)


def valid_until(card):
    """The printed date, or five years more for an adult's card issued from 2 January 2004 to 31 December 2013."""
    day = card.expires_on
    if card.holder_was_adult and date(2004, 1, 2) <= card.issued_on <= date(2013, 12, 31):
        return date(day.year + 5, day.month, min(day.day, 28) if day.month == 2 else day.day)
    return day
