# expect: slot-release-random
"""Attribution des places en crèche."""
from django.db import transaction

from creches.models import Demande, Place


class AttributionService:
    def __init__(self, commission):
        self.commission = commission

    @transaction.atomic
    def attribuer(self):
        places = Place.objects.filter(libre=True, commission=self.commission)
        demandes = Demande.objects.filter(statut="complete").order_by("?")
        for place, demande in zip(places, demandes):
            place.enfant = demande.enfant
            place.libre = False
            place.save()
            demande.statut = "acceptee"
            demande.save()
        Demande.objects.filter(statut="complete").update(statut="refusee")
