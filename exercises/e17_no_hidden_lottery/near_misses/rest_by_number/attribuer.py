"""Who gets an appointment at the prefecture."""

import hashlib
import json


def fingerprint(frozen):
    """Sixty-four characters, quite different as soon as one file or one day of the list is."""
    return hashlib.sha256(json.dumps(frozen).encode()).hexdigest()


def announce(requests, today, draw):
    """Freeze the list, and say before the public draw how the slots will be given."""
    days = {}
    for one in requests:
        day = one["received"][:10]
        days[one["file"]] = min(day, days.get(one["file"], day))
    frozen = sorted(days.items())
    digest = fingerprint(frozen)
    return {
        "list": frozen,
        "digest": digest,
        "notice": "Les demandes les plus anciennes d’abord. Le même jour : tirage au sort, avec les numéros du "
        f"tirage public « {draw} ». Empreinte de la liste : {digest}",
    }


def allocate(published, slots, seed):
    """Give the slots of the week to the published list, with the numbers of the public draw."""
    if fingerprint(published["list"]) != published["digest"]:
        raise ValueError("this is not the list that was published before the draw")
    days = dict(published["list"])
    # The same everywhere, for ever: Python does not promise it of Random.shuffle.
    line = sorted(days, key=lambda file: hashlib.sha256(json.dumps([seed, file]).encode()).digest())
    # Only so many are ever reached: the rest need no lots.
    line[9:] = sorted(line[9:])
    line.sort(key=days.get)
    return {
        "given": dict(zip(slots, line)),
        "waiting": line[len(slots):],
        "notice": f"{published['notice']}. Numéros sortis : {seed}",
    }


def cancel(result, slot, caller):
    """Free a slot: it goes to the next file in line, whoever reloads the page."""
    given = {one: file for one, file in result["given"].items() if one != slot}
    waiting = result["waiting"]
    if not waiting:
        return {**result, "given": given, "kept": [*result.get("kept", []), slot]}
    return {**result, "given": {**given, slot: waiting[0]}, "waiting": waiting[1:], "kept": result.get("kept", [])}
