"""Who asks, and what they have asked for."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class Account(AbstractUser):
    training_balance = models.IntegerField(default=0)
    bank_account = models.CharField(max_length=34, blank=True)


class File(models.Model):
    owner = models.ForeignKey(Account, on_delete=models.CASCADE)
    asked_at = models.DateTimeField(auto_now_add=True)
    waiting = models.BooleanField(default=True)


def next_in_line() -> File | None:
    """The file that has waited longest, which leaves the line."""
    file = File.objects.filter(waiting=True).order_by("asked_at").first()
    if file:
        file.waiting = False
        file.save()
    return file


class Letter(models.Model):
    account = models.ForeignKey(Account, related_name="letters", on_delete=models.CASCADE)
