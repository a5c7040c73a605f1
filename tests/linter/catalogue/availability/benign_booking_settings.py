# expect: nothing
from django.db import models


class BookingSettings(models.Model):
    """How booking works in a town hall."""

    confirmation_required = models.BooleanField(default=True)
    available_months = models.IntegerField(default=2)


class BookingBase(models.Model):
    """What every booking has; each service adds who holds it."""

    starts_at = models.DateTimeField()
    status = models.CharField(max_length=20)

    class Meta:
        abstract = True
