# expect: nothing
import secrets
import uuid

from django.db import models


class RendezVous(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    usager = models.ForeignKey("comptes.Usager", on_delete=models.CASCADE)
    debut = models.DateTimeField()
    jeton = models.CharField(max_length=64, blank=True)

    def confirmer(self):
        """Publie le lien d’annulation remis à la personne."""
        self.jeton = secrets.token_urlsafe(32)
        self.save(update_fields=["jeton"])
        return f"/rendez-vous/{self.id}/annuler/{self.jeton}"
