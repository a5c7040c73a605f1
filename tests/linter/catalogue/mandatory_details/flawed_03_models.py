# expect: name-charset-narrow
from django.core.validators import RegexValidator
from django.db import models

LETTRES = RegexValidator(r"^[A-Za-z]+$", "Utilisez uniquement des lettres.")


class Usager(models.Model):
    nom = models.CharField("nom", max_length=100, validators=[LETTRES])
    prenom = models.CharField("prénom", max_length=100, blank=True)
    cree_le = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "usager"

    def __str__(self):
        return self.nom
