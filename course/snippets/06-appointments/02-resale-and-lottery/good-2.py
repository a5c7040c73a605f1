from random import Random

LOTTERY_RULES_URL = "/rendez-vous/tirage"


def draw_slots(files, slots, published_seed):
    """Announced draw: one entry per file, the rule and the seed are on LOTTERY_RULES_URL the day before."""
    entries = sorted(files, key=lambda file: file.number)
    Random(published_seed).shuffle(entries)
    return dict(zip(slots, entries))
