# expect: consent-preticked
from django.conf import settings
from django.db import models


class ProfilUsager(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    telephone = models.CharField(max_length=20, blank=True)
    accepte_partage_donnees = models.BooleanField("partage avec les organismes partenaires", default=True)
    cree_le = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"Profil {self.pk}"
