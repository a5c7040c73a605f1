from django.core.management.base import BaseCommand

from rdv.models import Creneau


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("--publier", action="store_true")

    def handle(self, *args, publier, **options):
        for creneau in Creneau.a_creer():
            creneau.en_ligne = publier
            creneau.save()
