# expect: nothing
import requests
from django.conf import settings


def quotient_familial(demande):
    """Demande à une autre administration, à son adresse publique."""
    reponse = requests.post(
        "https://api.quotient.exemple.gouv.fr/v1/foyer",
        json={"nom": demande.nom, "prenom": demande.prenom, "date_naissance": demande.date_naissance.isoformat()},
        timeout=10,
    )
    reponse.raise_for_status()
    return reponse.json()["quotientFamilial"]


def indexer_localement(demande):
    return requests.post(
        f"{settings.SEARCH_URL}/index",
        json={"reference": demande.reference, "texte": demande.objet},
        timeout=5,
    )
