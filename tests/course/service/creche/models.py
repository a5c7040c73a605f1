"""Requests for a place, and the documents sent with them."""

from django.db import models


class Demande(models.Model):
    revenu = models.IntegerField(default=0)
    avis = models.TextField(blank=True)
    lettres = models.TextField(blank=True)

    def enregistrer_avis(self, avis: str, motif: str, agent: object) -> None:
        self.avis = f"{agent} : {avis}, {motif}"
        self.save()

    def ecrire(self, modele: str, **champs: str) -> None:
        self.lettres += f"{modele} {sorted(champs.items())}"
        self.save()


class Fichier(models.Model):
    demande = models.ForeignKey(Demande, on_delete=models.CASCADE)
    contenu = models.TextField(blank=True)
    etat = models.CharField(max_length=20, default="recu")

    def lisible(self) -> bool:
        return bool(self.contenu)
