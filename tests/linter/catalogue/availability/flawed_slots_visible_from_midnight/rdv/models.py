# expect: narrow-booking-window
from datetime import datetime, time, timedelta

from django.db import models
from django.utils import timezone


class CreneauQuerySet(models.QuerySet):
    def reservables(self):
        return self.filter(visible_a_partir__lte=timezone.now(), usager=None)


class Creneau(models.Model):
    debut = models.DateTimeField()
    visible_a_partir = models.DateTimeField()
    usager = models.ForeignKey("comptes.Usager", null=True, on_delete=models.SET_NULL)
    objects = CreneauQuerySet.as_manager()

    def save(self, *args, **kwargs):
        jour = self.debut.date() - timedelta(days=14)
        self.visible_a_partir = timezone.make_aware(datetime.combine(jour, time(0, 1)))
        super().save(*args, **kwargs)
