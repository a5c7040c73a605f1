"""Rigging last year's draw, to see how easily it is done."""

from ancien import draw


def rig(entries, places, friend):
    """A seed with which `friend` gets a place, and how many of the 10,000 seeds would have done."""
    good = [seed for seed in range(10000) if friend in draw(entries, places, seed)["given"]]
    return {"seed": good[0], "suits": len(good)}
