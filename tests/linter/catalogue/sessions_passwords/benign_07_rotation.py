# expect: nothing
from datetime import timedelta

from django.utils import timezone

DUREE_JETON = timedelta(days=90)


def renouveler_cles(cles):
    """Renouvelle les clés d’interface entre serveurs."""
    for cle in cles:
        if timezone.now() - cle.creee_le > DUREE_JETON:
            cle.renouveler()


def apres_fuite(usager, envoyer):
    """Invite à changer un mot de passe qui a fuité."""
    if usager.mot_de_passe_compromis:
        envoyer(usager, "Votre mot de passe circule ailleurs. Choisissez-en un autre, ou appelez-nous.")
