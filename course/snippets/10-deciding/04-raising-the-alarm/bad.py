import logging

from django.core.mail import send_mail

logger = logging.getLogger("alertes")


def recevoir(signalement):
    logger.info("alerte de %s (%s)", signalement.nom, signalement.email)
    send_mail("Alerte", signalement.texte, signalement.email, [signalement.service.chef.email])
