# expect: nothing
from django.db import models


class Participant(models.Model):
    """Someone who comes to a workshop: nothing but a number and two answers."""

    numero = models.CharField(max_length=12)
    email_ok = models.BooleanField(default=False)
    phone_ok = models.BooleanField(default=False)


class Resource(models.Model):
    """An opening that is announced on the site."""

    advertised = models.BooleanField(default=True)


class Service(models.Model):
    """Whether the question is put to people."""

    enable_data_sharing_consent = models.BooleanField(default=True)
