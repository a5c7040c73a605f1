# expect: sharing-by-default
from django import forms
from django.db import models


class Profil(models.Model):
    usager = models.OneToOneField("auth.User", on_delete=models.CASCADE)
    langue = models.CharField(max_length=5, default="fr")
    partage_donnees_partenaires = models.BooleanField("Partager mes données avec les partenaires", default=True)
    modifie_le = models.DateTimeField(auto_now=True)


class ProfilForm(forms.ModelForm):
    class Meta:
        model = Profil
        fields = ["langue", "partage_donnees_partenaires"]
