# expect: validity-short
from datetime import timedelta

from django.db import models
from django.utils import timezone


class InvitationLink(models.Model):
    sent_at = models.DateTimeField(auto_now_add=True)

    @property
    def is_expired(self):
        return timezone.now() > self.sent_at + timedelta(minutes=20)
