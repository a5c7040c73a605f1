# expect: slot-release-random
import random

from .celery import app
from .models import Slot


@app.task
def open_slot(pk):
    Slot.objects.filter(pk=pk).update(is_open=True)


@app.task
def schedule_openings():
    for slot in Slot.objects.filter(is_open=False):
        open_slot.apply_async(args=[slot.pk], countdown=random.uniform(0, 86_400))
