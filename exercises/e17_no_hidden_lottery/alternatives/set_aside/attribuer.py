"""Who gets an appointment at the prefecture."""

import hashlib
from random import Random


def words_of(rows):
    return "\n".join(f"{number} {day}" for number, day in rows)


def announce(requests, today, draw):
    first_day = {}
    for one in sorted(requests, key=lambda one: one["received"]):
        first_day.setdefault(one["file"], one["received"][:10])
    rows = sorted(first_day.items())
    seal = hashlib.blake2b(words_of(rows).encode(), digest_size=20).hexdigest()
    return {
        "list": rows,
        "digest": seal,
        "notice": "Chaque jour passe avant le suivant ; entre demandes du même jour, on tire au sort avec le résultat "
                  f"public « {draw} ». Sceau de la liste : {seal}",
    }


def allocate(published, slots, seed):
    rows = published["list"]
    if hashlib.blake2b(words_of(rows).encode(), digest_size=20).hexdigest() != published["digest"]:
        raise ValueError
    first_day = {number: day for number, day in rows}
    line = sorted(first_day)
    Random(seed).shuffle(line)
    line.sort(key=first_day.get)
    return {
        "given": {slot: file for slot, file in zip(slots, line)},
        "waiting": line[len(slots):],
        "notice": published["notice"] + " Pour refaire le tirage : " + seed,
    }


def cancel(result, slot, caller):
    given = dict(result["given"])
    del given[slot]
    return {"given": given, "waiting": result["waiting"], "notice": result["notice"], "kept": [*result.get("kept", []), slot]}
