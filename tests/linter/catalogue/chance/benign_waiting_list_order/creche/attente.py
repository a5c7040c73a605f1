# expect: nothing
from creche.models import Attente


def prochain(structure):
    return Attente.objects.filter(structure=structure, servie=False).order_by("-points", "inscrite_le").first()
