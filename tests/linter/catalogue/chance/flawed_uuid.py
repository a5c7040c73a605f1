# expect: slot-release-random
import uuid

from .models import Creneau


def ordre_de_publication(creneau):
    return uuid.uuid4().int


def mettre_en_ligne_creneaux(service, nombre):
    """Publie les créneaux dans un ordre imprévisible."""
    creneaux = sorted(Creneau.objects.filter(service=service), key=lambda c: uuid.uuid4())
    for creneau in creneaux[:nombre]:
        creneau.publier()
