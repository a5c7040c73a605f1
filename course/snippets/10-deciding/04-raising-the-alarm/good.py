import logging
import secrets
from datetime import timedelta

logger = logging.getLogger("alertes")
COFFRE = {}  # a locked store in a real service: two referents, chosen in advance, hold the key


def jours_ouvres(debut, nombre):
    jour = debut
    while nombre:
        jour += timedelta(days=1)
        nombre -= jour.weekday() < 5  # add the public holidays
    return jour


def recevoir(texte, recu_le, contact=""):
    """Keeps a report. The contact is optional, and neither the log nor a mail ever holds it."""
    numero = secrets.token_hex(4)
    COFFRE[numero] = {
        "texte": texte,
        "contact": contact,
        "accuser_avant": jours_ouvres(recu_le, 7),
        "repondre_avant": recu_le + timedelta(weeks=12),  # three months at most
    }
    logger.info("signalement %s reçu", numero)
    return numero
