"""Rigging last year's draw, to see how easily it is done."""

import secrets

import ancien

SEEDS = range(10_000)


def suits(entries, places, friend, seed):
    return friend in ancien.draw(entries, places, seed)["given"]


def rig(entries, places, friend):
    """A seed with which `friend` gets a place: one of the many, so that nothing shows from year to year."""
    good = [seed for seed in SEEDS if suits(entries, places, friend, seed)]
    return {"seed": secrets.choice(good), "suits": len(good)}
