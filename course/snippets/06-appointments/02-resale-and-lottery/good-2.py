from hashlib import sha256
from random import Random

LOTTERY_RULES_URL = "/rendez-vous/tirage"


def digest(files):
    """Put up before the draw, with the rule and the name of the public draw that will give the numbers."""
    return sha256("\n".join(sorted(files)).encode()).hexdigest()


def draw_slots(files, slots, digest_put_up, numbers_drawn):
    """Announced draw: one entry per file, the list that was put up, numbers that nobody here chose."""
    if digest(files) != digest_put_up:
        raise ValueError("This is not the list that was put up before the draw.")
    entries = sorted(files)
    Random(numbers_drawn).shuffle(entries)
    return dict(zip(slots, entries))
