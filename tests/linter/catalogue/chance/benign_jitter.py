# expect: nothing
import random
import time

import requests


def publier_disponibilites(url, creneaux):
    """Envoie les créneaux au portail ; l’attente aléatoire évite que deux serveurs réessaient ensemble."""
    for essai in range(5):
        try:
            return requests.post(url, json=[c.as_dict() for c in creneaux], timeout=10)
        except requests.ConnectionError:
            time.sleep(2**essai + random.random())
    return None
