# expect: nothing
from django.core.validators import RegexValidator
from django.db import models


class Rubrique(models.Model):
    nom = models.CharField(max_length=200)
    nom_technique = models.CharField(max_length=40, validators=[RegexValidator(r"^[a-z_]+$")])
    slug = models.SlugField(unique=True)
    nom_fichier = models.CharField(max_length=80, validators=[RegexValidator(r"^[A-Za-z0-9_.-]+$")])


class Commune(models.Model):
    code = models.CharField(max_length=5, validators=[RegexValidator(r"^\d[\dAB]\d{3}$")])
    adresse_mairie = models.CharField(max_length=255)
    telephone_mairie = models.CharField(max_length=20)
