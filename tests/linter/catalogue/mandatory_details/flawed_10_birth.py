# expect: birthdate-incomplete-rejected
from django.db import models


class Assure(models.Model):
    numero = models.CharField("numéro de dossier", max_length=12, unique=True)
    nom = models.CharField("nom", max_length=200)
    date_naissance = models.DateField("date de naissance")
    pays_naissance = models.CharField("pays de naissance", max_length=2, blank=True)

    class Meta:
        verbose_name = "personne assurée"

    def __str__(self):
        return self.nom
