# expect: contact-unique-per-person
from django.contrib.auth.models import AbstractBaseUser
from django.db import models


class Usager(AbstractBaseUser):
    """Une personne qui fait une démarche."""

    identifiant = models.CharField(max_length=30, unique=True)
    courriel = models.EmailField("courriel", unique=True)
    nom = models.CharField("nom", max_length=200)
    actif = models.BooleanField(default=True)

    USERNAME_FIELD = "identifiant"
