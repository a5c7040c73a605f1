# expect: nothing
from datetime import timedelta

from celery import shared_task
from django.db import models
from django.utils import timezone

DELAI_EFFACEMENT = timedelta(days=30)


class Usager(models.Model):
    nom = models.CharField(max_length=100)
    email = models.EmailField()
    deleted_at = models.DateTimeField(null=True, db_index=True)
    is_deleted = models.BooleanField(default=False)


class Modele(models.Model):
    """Un modèle de lettre : aucune personne dedans."""

    titre = models.CharField(max_length=100)
    is_archived = models.BooleanField(default=False)


@shared_task
def effacer_definitivement():
    Usager.objects.filter(is_deleted=True, deleted_at__lt=timezone.now() - DELAI_EFFACEMENT).delete()
