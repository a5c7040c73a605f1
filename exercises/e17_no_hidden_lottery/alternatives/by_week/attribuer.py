"""Who gets an appointment at the prefecture."""

import datetime
import hashlib
import random


def digest_of(rows):
    return hashlib.sha512(repr([[file, *week] for file, week in rows]).encode()).hexdigest()


def announce(requests, today, draw):
    weeks = {}
    for one in requests:
        week = tuple(datetime.datetime.fromisoformat(one["received"]).isocalendar())[:2]
        weeks.setdefault(one["file"], []).append(week)
    rows = sorted((file, min(several)) for file, several in weeks.items())
    notice = ("Les demandes d’une semaine passent avant celles de la semaine suivante. "
              f"Dans une semaine, l’ordre est tiré au sort avec {draw}. Empreinte : {digest_of(rows)}.")
    return {"list": rows, "digest": digest_of(rows), "notice": notice}


def allocate(published, slots, seed):
    if digest_of(published["list"]) != published["digest"]:
        raise ValueError("La liste a changé depuis l’annonce")
    weeks = dict(published["list"])
    # The digest goes into the draw as well: the numbers alone say nothing about this list.
    draw = random.Random(published["digest"] + seed)
    tickets = {file: draw.random() for file in sorted(weeks)}
    line = sorted(weeks, key=lambda file: (weeks[file], tickets[file]))
    given = {}
    for slot in slots:
        if line:
            given[slot] = line.pop(0)
    return {"given": given, "waiting": line, "notice": f"{published['notice']} Le tirage public a donné {seed}."}


def cancel(result, slot, caller):
    """Free a slot: it goes to the next file in line, whoever reloads the page."""
    given = {one: file for one, file in result["given"].items() if one != slot}
    waiting = result["waiting"]
    if not waiting:
        return {**result, "given": given, "kept": [*result.get("kept", []), slot]}
    return {**result, "given": {**given, slot: waiting[0]}, "waiting": waiting[1:], "kept": result.get("kept", [])}
