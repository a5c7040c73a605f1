# expect: slot-without-holder
from django.db import models


class Booking(models.Model):
    """A place at the registry office."""

    starts_at = models.DateTimeField()
    status = models.CharField(max_length=20)

    class Meta:
        ordering = ["starts_at"]
