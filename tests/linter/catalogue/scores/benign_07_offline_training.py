# expect: nothing
"""Entraîne le classement des courriers entrants par service. Lancé à la main, relu par deux agents."""

from pathlib import Path

import joblib
from django.core.management.base import BaseCommand
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import make_pipeline

from courrier.models import Courrier


class Command(BaseCommand):
    help = "Entraîne le routage des courriers."

    def handle(self, *args, **options):
        courriers = Courrier.objects.exclude(service=None)
        modele = make_pipeline(TfidfVectorizer(), SGDClassifier(loss="log_loss"))
        modele.fit([c.texte for c in courriers], [c.service_id for c in courriers])
        joblib.dump(modele, Path("modeles") / "routage.joblib")
