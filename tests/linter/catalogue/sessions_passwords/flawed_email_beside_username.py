# expect: contact-unique-per-person
from django.contrib.auth.models import AbstractBaseUser
from django.db import models


class Usager(AbstractBaseUser):
    """Un compte."""

    username = models.CharField(max_length=40, unique=True)
    email = models.EmailField(unique=True)

    USERNAME_FIELD = "username"
