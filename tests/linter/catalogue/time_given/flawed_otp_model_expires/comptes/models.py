# expect: validity-short
from datetime import timedelta

from django.db import models
from django.utils import timezone


def dans_une_minute():
    return timezone.now() + timedelta(seconds=60)


class CodeConnexion(models.Model):
    """Envoyé par SMS."""

    code = models.CharField(max_length=6)
    expire_le = models.DateTimeField(default=dans_une_minute)
