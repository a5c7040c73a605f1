# expect: nothing
from creches.models import Demande


def attribuer(places):
    """Dans l'ordre des points, puis de la date de dépôt ; la liste est publiée."""
    demandes = Demande.objects.filter(statut="complete").order_by("-points", "deposee_le")
    for place, demande in zip(places, demandes):
        demande.accepter(place)
    return demandes
