# expect: nothing
from django.db import models


class Association(models.Model):
    """Partner organisation, with its office."""

    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True)
    phone = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=200)
    postcode = models.CharField(max_length=5)
    company_number = models.CharField(max_length=14, unique=True)


class Agent(models.Model):
    user = models.OneToOneField("auth.User", on_delete=models.CASCADE)
    work_email = models.EmailField(unique=True)
