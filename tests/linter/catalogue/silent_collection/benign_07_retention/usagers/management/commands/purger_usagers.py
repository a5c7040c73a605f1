from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from usagers.models import Usager


class Command(BaseCommand):
    help = "Efface les fiches sans visite depuis deux ans."

    def handle(self, *args, **options):
        limite = timezone.now() - timedelta(days=730)
        nombre, _ = Usager.objects.filter(derniere_visite__lt=limite).delete()
        self.stdout.write(f"{nombre} fiches effacées")
