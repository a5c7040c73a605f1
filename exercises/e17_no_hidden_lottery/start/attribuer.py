"""Who gets an appointment at the prefecture."""

import random


def allocate(requests, slots, today, seed):
    """Give the slots of the week to the requests that wait."""
    line = sorted(requests, key=lambda one: (-one["visits"], one["received"]))
    random.shuffle(slots)
    files = [one["file"] for one in line]
    return {
        "given": dict(zip(slots, files)),
        "waiting": files[len(slots):],
        "notice": "Attribution des créneaux selon disponibilité.",
    }


def cancel(result, slot, caller):
    """Free a slot; `caller` is the file of the person who reloads the page at that second."""
    given = {**result["given"], slot: caller}
    return {**result, "given": given, "kept": []}
