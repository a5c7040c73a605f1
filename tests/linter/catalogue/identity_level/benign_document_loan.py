# expect: nothing
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import now


class DocumentLoan(models.Model):
    """A file of the archive that an officer takes out."""

    document = models.OneToOneField("archive.Document", on_delete=models.CASCADE)
    expiration_datetime = models.DateTimeField()

    def clean(self):
        if self.expiration_datetime < now():
            raise ValidationError("La fin du prêt doit être à venir.")
