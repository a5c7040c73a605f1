# expect: nothing
from django.db import models


class Personne(models.Model):
    nom_complet = models.CharField("nom", max_length=200)
    annee_naissance = models.PositiveSmallIntegerField("année de naissance", null=True, blank=True)
    mois_naissance = models.PositiveSmallIntegerField("mois", null=True, blank=True)
    jour_naissance = models.PositiveSmallIntegerField("jour", null=True, blank=True)
    date_naissance = models.DateField("date de naissance, si elle est connue", null=True, blank=True)
    adresse = models.TextField("adresse postale", blank=True)
    courriel = models.EmailField("courriel", blank=True)
