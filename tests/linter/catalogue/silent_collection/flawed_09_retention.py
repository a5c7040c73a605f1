# expect: retention-period-missing
from django.db import models


class Allocataire(models.Model):
    nom = models.CharField(max_length=100)
    prenom = models.CharField(max_length=100)
    date_naissance = models.DateField(null=True)
    telephone = models.CharField(max_length=20, blank=True)
    adresse = models.TextField(blank=True)
    cree_le = models.DateTimeField(auto_now_add=True)


class Versement(models.Model):
    allocataire = models.ForeignKey(Allocataire, on_delete=models.CASCADE)
    montant = models.DecimalField(max_digits=8, decimal_places=2)
    mois = models.DateField()

    class Meta:
        ordering = ["-mois"]
