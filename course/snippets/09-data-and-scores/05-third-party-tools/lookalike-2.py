import requests


def quotient_familial(demande):
    """Asks another administration, on its public address, and sends an opaque reference."""
    reponse = requests.get(
        "https://quotient.exemple.gouv.fr/v1/foyer",
        params={"reference": demande.reference},
        timeout=10,
    )
    return reponse.json()["quotientFamilial"]
