# expect: slot-release-random
from random import random

from django.conf import settings

from courrier.models import Courrier


def traiter_lot():
    for courrier in Courrier.objects.filter(statut="recu"):
        if random() >= settings.TAUX_REPONSE:
            courrier.classer_sans_suite()
        else:
            courrier.affecter()
