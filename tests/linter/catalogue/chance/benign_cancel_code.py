# expect: nothing
import secrets
import uuid

from django.core.mail import send_mail
from django.db import models


class Booking(models.Model):
    slot = models.OneToOneField("Slot", on_delete=models.CASCADE)
    reference = models.UUIDField(default=uuid.uuid4, editable=False)
    cancel_token = models.CharField(max_length=64, default=secrets.token_urlsafe)
    email = models.EmailField(blank=True)

    def confirm(self):
        """Confirm the appointment and tell the person."""
        self.slot.status = "booked"
        self.slot.save()
        code = f"{secrets.randbelow(10**6):06d}"
        send_mail("Votre rendez-vous", f"Code d'annulation : {code}", None, [self.email])
