from itertools import count
from random import Random


def draw_slots(files, slots, seed):
    """The seed is published the day before: anyone can run the draw again and find the same result."""
    entries = sorted(files)
    Random(seed).shuffle(entries)
    return dict(zip(slots, entries))


def seed_to_publish(files, slots, friend):
    """What nobody sees: all the seeds that were tried before this one."""
    return next(seed for seed in count() if draw_slots(files, slots, seed)[slots[0]] == friend)
