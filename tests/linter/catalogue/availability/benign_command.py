# expect: nothing
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from statistiques.models import Releve


class Command(BaseCommand):
    help = "Calcule les statistiques de la veille ; à ne pas lancer en pleine journée."

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true")

    def handle(self, *args, **options):
        if 8 <= timezone.localtime().hour < 20 and not options["force"]:
            raise CommandError("Base occupée : relancez ce soir, ou ajoutez --force.")
        Releve.objects.calculer()
