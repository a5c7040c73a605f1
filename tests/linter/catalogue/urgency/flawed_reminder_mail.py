# expect: urgency-wording, social-pressure
from django.core.mail import send_mass_mail

OBJET = "DERNIÈRE CHANCE : votre dossier"
CORPS = """Bonjour,

Ne tardez plus ! Plus que quelques heures pour en profiter.
Des milliers d'habitants ont déjà répondu, ne soyez pas le dernier.
"""


def relancer(usagers):
    """Relance les personnes."""
    send_mass_mail([(OBJET, CORPS, None, [usager.email]) for usager in usagers])
