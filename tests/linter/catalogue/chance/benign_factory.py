# expect: nothing
import random
from datetime import timedelta

import factory
from django.utils import timezone

from booking.models import Slot


class SlotFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Slot

    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=random.randint(1, 500)))
    is_open = factory.LazyFunction(lambda: random.choice([True, False]))


def publish_random_slots(count):
    return [SlotFactory(is_open=True) for _ in range(random.randint(1, count))]
