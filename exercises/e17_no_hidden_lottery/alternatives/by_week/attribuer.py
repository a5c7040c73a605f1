"""Who gets an appointment at the prefecture."""

import datetime
import random


def allocate(requests, slots, today, seed):
    weeks = {}
    for one in requests:
        week = tuple(datetime.datetime.fromisoformat(one["received"]).isocalendar())[:2]
        weeks.setdefault(one["file"], []).append(week)
    draw = random.Random("tirage " + seed)
    tickets = {file: draw.random() for file in sorted(weeks)}
    line = sorted(weeks, key=lambda file: (min(weeks[file]), tickets[file]))
    given = {}
    for slot in slots:
        if line:
            given[slot] = line.pop(0)
    notice = ("Les demandes d’une semaine passent avant celles de la semaine suivante. "
              f"Dans une semaine, l’ordre est tiré au sort avec le nombre {seed}.")
    return {"given": given, "waiting": line, "notice": notice}


def cancel(result, slot, caller):
    """Free a slot: it goes to the next file in line, whoever reloads the page."""
    given = {one: file for one, file in result["given"].items() if one != slot}
    waiting = result["waiting"]
    if not waiting:
        return {**result, "given": given, "kept": [slot]}
    return {**result, "given": {**given, slot: waiting[0]}, "waiting": waiting[1:], "kept": []}
