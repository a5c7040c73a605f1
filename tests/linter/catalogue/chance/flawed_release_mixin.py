# expect: slot-release-random
import secrets
from datetime import timedelta

from django.utils import timezone


class ReleaseMixin:
    """When a booking slot becomes visible."""

    def schedule_release(self):
        self.visible_at = timezone.now() + timedelta(hours=secrets.randbelow(72))
        self.save(update_fields=["visible_at"])


class AppointmentSlot(ReleaseMixin):
    pass
