# expect: nothing
from django.db import models
from django.utils import timezone


class Creneau(models.Model):
    debut = models.DateTimeField()
    visible_a_partir = models.DateTimeField(default=timezone.now)
