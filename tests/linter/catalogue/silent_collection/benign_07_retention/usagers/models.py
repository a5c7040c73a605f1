# expect: nothing
from django.db import models


class Usager(models.Model):
    nom = models.CharField(max_length=100)
    prenom = models.CharField(max_length=100)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=20, blank=True)
    derniere_visite = models.DateTimeField(null=True)

    class Meta:
        ordering = ["nom"]
