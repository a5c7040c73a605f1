import random
from datetime import timedelta


def publish_slots(slots, monday):
    """Put the slots of the week online."""
    for slot in slots:
        slot.visible_from = monday + timedelta(minutes=random.randrange(7 * 24 * 60))
        slot.save()
