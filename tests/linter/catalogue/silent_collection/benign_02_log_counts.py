# expect: nothing
import logging

from django.core.management.base import BaseCommand

from usagers.models import Usager

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Vérifie les adresses électroniques."

    def handle(self, *args, **options):
        sans_email = Usager.objects.filter(email="").count()
        logger.info("%d personnes sans adresse électronique", sans_email)
        for usager in Usager.objects.exclude(email=""):
            if usager.email.count("@") != 1:
                logger.warning("Adresse à corriger pour la fiche %s", usager.pk)
        logger.info("Vérifié : %s", self.__class__.__name__)
