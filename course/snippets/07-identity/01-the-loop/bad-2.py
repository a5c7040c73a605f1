from datetime import date

from django.core.exceptions import ValidationError

IDENTITY_DOCUMENTS = [("cni", "Carte nationale d’identité")]


def check_identity_card(card):
    if card.expires_on < date.today():
        raise ValidationError("Votre carte d’identité est périmée.")
