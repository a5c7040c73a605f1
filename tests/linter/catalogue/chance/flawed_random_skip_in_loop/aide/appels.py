# expect: slot-release-random
import random

from aide.models import Demande


def traiter():
    for demande in Demande.objects.filter(etat="nouvelle"):
        if random.random() > 0.2:
            demande.etat = "rejetee"
            demande.save()
            continue
        demande.transmettre()
