# expect: nothing
from django import forms
from django.db import models


class Profil(models.Model):
    RETENTION_DAYS = 365

    usager = models.OneToOneField("auth.User", on_delete=models.CASCADE)
    partage_partenaires = models.BooleanField("Partager mon dossier avec l’assistante sociale", default=False)
    ne_pas_partager = models.BooleanField("Ne pas partager mes données", default=True)
    partage_lien_actif = models.BooleanField(default=False)


class PreferencesForm(forms.Form):
    partage_partenaires = forms.BooleanField(initial=False, required=False)
    affichage_compact = forms.BooleanField(initial=True, required=False)
