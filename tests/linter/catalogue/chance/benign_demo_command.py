# expect: nothing
import random
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from rdv.models import Creneau


class Command(BaseCommand):
    help = "Remplit la base de développement avec de faux créneaux."

    def handle(self, *args, **options):
        for _ in range(50):
            debut = timezone.now() + timedelta(hours=random.randint(1, 400))
            Creneau.objects.create(debut=debut, publie=True, lieu=random.choice(["Nord", "Sud"]))
