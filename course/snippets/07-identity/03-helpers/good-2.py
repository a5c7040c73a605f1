from django.conf import settings
from django.db import models

SESSION_COOKIE_AGE = 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # and a "Se déconnecter" button on every page


class Usager(models.Model):
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)  # a couple may share one; some people have none


class Mandat(models.Model):
    usager = models.ForeignKey(Usager, on_delete=models.CASCADE)
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)  # with an account of her own
    procedure = models.CharField(max_length=80)  # one procedure, not the whole life
    until = models.DateField()
    stopped_at = models.DateTimeField(null=True, blank=True)


class Demande(models.Model):
    usager = models.ForeignKey(Usager, on_delete=models.CASCADE)
    mandat = models.ForeignKey(Mandat, null=True, blank=True, on_delete=models.PROTECT)  # who acted: never erased
    sent_at = models.DateTimeField(auto_now_add=True)


class Lecture(models.Model):
    mandat = models.ForeignKey(Mandat, on_delete=models.PROTECT)  # reading leaves a trace too
    demande = models.ForeignKey(Demande, on_delete=models.PROTECT)
    read_at = models.DateTimeField(auto_now_add=True)
