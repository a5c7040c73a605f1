# expect: slot-release-random
from datetime import timedelta
from random import randint

from booking.models import AppointmentSlot


class SlotScheduler:
    """Plans the week of the counter."""

    def __init__(self, office):
        self.office = office

    def plan(self, monday):
        for slot in self.office.slots.all():
            delay = randint(0, 7 * 24 * 60)
            slot.visible_from = monday + timedelta(minutes=delay)
        AppointmentSlot.objects.bulk_update(self.office.slots.all(), ["visible_from"])
