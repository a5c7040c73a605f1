# expect: nothing
from django.db import models


class Piece(models.TextChoices):
    CNI = "cni", "Carte d’identité, même prolongée de cinq ans"
    PASSEPORT = "passeport", "Passeport"
    SEJOUR = "sejour", "Titre de séjour ou récépissé"
    AUTRE = "autre", "Autre document, à voir avec nous"


class Dossier(models.Model):
    type_piece_identite = models.CharField(max_length=10, choices=Piece.choices, blank=True)
    type_dossier = models.CharField(max_length=10, choices=[("aide", "Aide")], default="aide")
