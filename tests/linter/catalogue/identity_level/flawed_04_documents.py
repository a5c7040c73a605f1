# expect: identity-document-single
from django.db import models


class Piece(models.TextChoices):
    CNI = "cni", "Carte nationale d’identité"


class Dossier(models.Model):
    usager = models.ForeignKey("usagers.Usager", on_delete=models.PROTECT)
    type_piece_identite = models.CharField(
        "pièce d’identité présentée",
        max_length=10,
        choices=Piece.choices,
    )
    recto = models.FileField(upload_to="pieces/", blank=True)
