"""Who gets an appointment at the prefecture."""

import datetime
import hashlib

LIMIT = 21


def digest_of(waited):
    return hashlib.sha256(str(sorted(waited)).encode()).hexdigest()


def announce(requests, today, draw):
    now = datetime.date.fromisoformat(today)
    waited = {}
    for one in requests:
        days = (now - datetime.date.fromisoformat(one["received"][:10])).days
        waited[one["file"]] = max(days, waited.get(one["file"], 0))
    frozen = [[file, days] for file, days in waited.items()]
    return {
        "list": frozen,
        "digest": digest_of(frozen),
        "notice": f"Tirage au sort, selon « {draw} ». Après {LIMIT} jours d’attente, la demande passe avant le "
                  f"tirage. Empreinte de la liste : {digest_of(frozen)}",
    }


def allocate(published, slots, seed):
    if digest_of(published["list"]) != published["digest"]:
        raise ValueError("not the list that was announced")
    waited = dict(published["list"])

    def key(file):
        ticket = hashlib.sha256(f"{file}/{seed}".encode()).digest()
        # Three weeks of bad luck are enough: after that, the oldest go first.
        return (0, -waited[file], ticket) if waited[file] >= LIMIT else (1, 0, ticket)

    line = sorted(waited, key=key)
    return {
        "given": dict(zip(slots, line)),
        "waiting": line[len(slots):],
        "notice": f"{published['notice']}. Numéros : {seed}",
    }


def cancel(result, slot, caller):
    """Free a slot: it goes to the next file in line, whoever reloads the page."""
    given = {one: file for one, file in result["given"].items() if one != slot}
    waiting = result["waiting"]
    if not waiting:
        return {**result, "given": given, "kept": [*result.get("kept", []), slot]}
    return {**result, "given": {**given, slot: waiting[0]}, "waiting": waiting[1:], "kept": result.get("kept", [])}
