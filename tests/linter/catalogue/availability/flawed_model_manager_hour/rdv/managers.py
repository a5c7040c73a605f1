# expect: office-hours-gate
from django.db import models
from django.utils import timezone


class Visibles(models.Manager):
    def get_queryset(self):
        qs = super().get_queryset().filter(usager=None)
        if timezone.localtime().hour >= 7:
            return qs.none()
        return qs
