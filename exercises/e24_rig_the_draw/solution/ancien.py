"""The draw that the town used last year. Keep it as it is: it is what you rig."""

import random


def draw(entries, places, seed):
    """Who gets a place: the town chooses `seed`, from 0 to 9999, and publishes it the day before."""
    line = sorted(set(entries))
    random.Random(seed).shuffle(line)
    return {"given": line[:places], "waiting": line[places:]}
