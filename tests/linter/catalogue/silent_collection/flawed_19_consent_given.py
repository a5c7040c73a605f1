# expect: sharing-by-default
from django.db import models


class Profil(models.Model):
    """Ce que la personne a accepté."""

    data_sharing_consent = models.BooleanField(default=True)
