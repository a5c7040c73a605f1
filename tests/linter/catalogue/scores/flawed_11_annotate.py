# expect: precarity-proxy-in-score, score-adverse-threshold
from django.core.management.base import BaseCommand
from django.db.models import Case, F, FloatField, Value, When

from allocations.models import Allocataire


class Command(BaseCommand):
    help = "Suspend les dossiers dont le risque dépasse le seuil."

    def add_arguments(self, parser):
        parser.add_argument("--seuil", type=float, default=0.7)

    def handle(self, *args, **options):
        risque = (
            Case(When(chomage=True, then=Value(0.4)), default=Value(0.0), output_field=FloatField())
            + F("nb_demenagements") * 0.1
            + Case(When(famille_monoparentale=True, then=Value(0.2)), default=Value(0.0), output_field=FloatField())
        )
        dossiers = Allocataire.objects.annotate(score_risque=risque).filter(score_risque__gt=options["seuil"])
        count = dossiers.update(statut="suspendu")
        self.stdout.write(f"{count} dossiers suspendus")
