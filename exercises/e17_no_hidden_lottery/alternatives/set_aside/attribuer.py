"""Who gets an appointment at the prefecture."""

from random import Random


def allocate(requests, slots, today, seed):
    first_day = {}
    for one in sorted(requests, key=lambda one: one["received"]):
        first_day.setdefault(one["file"], one["received"][:10])
    line = sorted(first_day)
    Random(seed).shuffle(line)
    line.sort(key=first_day.get)
    return {
        "given": {slot: file for slot, file in zip(slots, line)},
        "waiting": line[len(slots):],
        "notice": "Chaque jour passe avant le suivant ; entre demandes du même jour, on tire au sort. "
                  "Pour refaire le tirage : " + seed,
    }


def cancel(result, slot, caller):
    given = dict(result["given"])
    del given[slot]
    return {"given": given, "waiting": result["waiting"], "notice": result["notice"], "kept": [slot]}
