# expect: slot-release-random
import secrets

from aide.models import Demande


def trier(demandes):
    for demande in demandes:
        if secrets.randbelow(100) < 40:
            demande.etat = Demande.RETENUE
        else:
            demande.etat = Demande.REFUSEE
        demande.save()
