# expect: nothing
from django.contrib.auth.models import AbstractBaseUser
from django.db import models


class Usager(AbstractBaseUser):
    identifiant = models.CharField(max_length=30, unique=True)
    courriel = models.EmailField("courriel, partagé ou non", blank=True)
    USERNAME_FIELD = "identifiant"


class Agent(AbstractBaseUser):
    """Compte professionnel."""

    email = models.EmailField(unique=True)
    USERNAME_FIELD = "email"


class Structure(models.Model):
    email = models.EmailField(unique=True)
