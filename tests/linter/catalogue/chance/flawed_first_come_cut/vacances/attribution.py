# expect: slot-release-random
from vacances.models import Inscription

PLACES = 30


def attribuer(sejour):
    inscriptions = Inscription.objects.filter(sejour=sejour).order_by("horodatage")
    for i, inscription in enumerate(inscriptions):
        inscription.statut = "acceptee" if i < PLACES else "refusee"
        inscription.save()
