"""Who gets an appointment at the prefecture."""

from random import Random


def allocate(requests, slots, today, seed):
    """Give the slots of the week to the requests that wait."""
    days = {}
    for one in requests:
        day = one["received"][:10]
        days[one["file"]] = max(day, days.get(one["file"], day))
    line = sorted(days)
    Random(seed).shuffle(line)
    line.sort(key=days.get)
    return {
        "given": dict(zip(slots, line)),
        "waiting": line[len(slots):],
        "notice": f"Les demandes les plus anciennes d’abord. Le même jour : tirage au sort avec la graine {seed}",
    }


def cancel(result, slot, caller):
    """Free a slot: it goes to the next file in line, whoever reloads the page."""
    given = {one: file for one, file in result["given"].items() if one != slot}
    waiting = result["waiting"]
    if not waiting:
        return {**result, "given": given, "kept": [slot]}
    return {**result, "given": {**given, slot: waiting[0]}, "waiting": waiting[1:], "kept": []}
