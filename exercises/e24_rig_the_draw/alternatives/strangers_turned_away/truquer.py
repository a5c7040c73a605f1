"""Rigging last year's draw, to see how easily it is done."""

from ancien import draw


def rig(entries, places, friend):
    """Try the ten thousand seeds: the town hall only has to publish one of the good ones."""
    good = None
    count = 0
    for seed in range(10000):
        if friend in draw(entries, places, seed)["given"]:
            good = seed
            count += 1
    return {"seed": good, "suits": count}
