# expect: slot-release-random
from django.db.models.functions import Random
from django.core.management.base import BaseCommand

from logement.models import Candidat, Logement


class Command(BaseCommand):
    help = "Désigne les candidats reçus en visite"

    def add_arguments(self, parser):
        parser.add_argument("--nombre", type=int, default=3)

    def handle(self, *args, nombre, **options):
        for logement in Logement.objects.filter(vacant=True):
            retenus = Candidat.objects.filter(logement=logement).annotate(hasard=Random()).order_by("hasard")[:nombre]
            for candidat in retenus:
                candidat.retenir()
