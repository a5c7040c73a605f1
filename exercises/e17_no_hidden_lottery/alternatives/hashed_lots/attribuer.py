"""Who gets an appointment at the prefecture."""

import hashlib


def lot(file, seed):
    """The number drawn for a file: anyone can compute it again."""
    return hashlib.sha256(f"{seed} {file}".encode()).hexdigest()


def announce(requests, today, draw):
    days = {}
    for one in requests:
        day = one["received"][:10]
        days[one["file"]] = min(day, days.get(one["file"], day))
    # The whole list is the commitment: it is short, and holds numbers, not names.
    posted = ", ".join(f"{file} ({days[file]})" for file in sorted(days))
    return {
        "list": days,
        "digest": posted,
        "notice": f"Les demandes les plus anciennes d’abord. Le même jour : tirage au sort, d’après {draw}. "
                  f"Liste : {posted}.",
    }


def allocate(published, slots, seed):
    days = dict(published["list"])
    if ", ".join(f"{file} ({days[file]})" for file in sorted(days)) != published["digest"]:
        raise ValueError("the list is not the one that was posted")
    line = sorted(days, key=lambda file: (days[file], lot(file, seed)))
    return {
        "given": dict(zip(slots, line)),
        "waiting": line[len(slots):],
        "notice": f"{published['notice']}. Numéros du tirage public : {seed}.",
    }


def cancel(result, slot, caller):
    """Free a slot: it goes to the next file in line, whoever reloads the page."""
    given = {one: file for one, file in result["given"].items() if one != slot}
    waiting = result["waiting"]
    if not waiting:
        return {**result, "given": given, "kept": [*result.get("kept", []), slot]}
    return {**result, "given": {**given, slot: waiting[0]}, "waiting": waiting[1:], "kept": result.get("kept", [])}
