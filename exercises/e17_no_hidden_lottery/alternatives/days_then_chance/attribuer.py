"""Who gets an appointment at the prefecture."""

import hashlib
import random
from itertools import groupby

RULE = (
    "Règle : on sert les jours dans l’ordre, du plus ancien au plus récent. Pour chaque dossier, on retient le jour de sa "
    "première demande, jamais l’heure ni le nombre de visites. Les dossiers d’un même jour sont mélangés avec les numéros "
    "du tirage public. Un créneau annulé est mis de côté, et s’ajoute à ceux de la semaine suivante."
)


def digest_of(frozen):
    sha = hashlib.sha256()
    for number, (day, file) in enumerate(frozen):
        sha.update(repr((number, day, file)).encode())
    return sha.hexdigest()


def announce(requests, today, draw):
    """Say, before the public draw named by `draw`, how the slots will be given."""
    days = {}
    for request in sorted(requests, key=lambda request: str(request["received"])):
        days.setdefault(request["file"], str(request["received"])[:10])
    frozen = sorted([day, file] for file, day in days.items())
    digest = digest_of(frozen)
    return {
        "list": frozen,
        "digest": digest,
        "notice": f"{RULE} Tirage public : {draw}. Empreinte de la liste, arrêtée le {today} : {digest}.",
    }


def allocate(published, slots, seed):
    """Give the slots of the week to those who wait; `seed` holds the numbers of the public draw."""
    frozen = published["list"]
    try:
        found = digest_of(frozen)
    except (TypeError, ValueError):
        found = None
    if found != published["digest"]:
        raise ValueError("Cette liste n’a pas l’empreinte affichée avant le tirage.")
    chance = random.Random(f"{seed} {found}")
    line = []
    for _, group in groupby(frozen, key=lambda pair: pair[0]):
        same_day = [file for _, file in group]
        chance.shuffle(same_day)
        line += same_day
    given = {}
    for slot in slots:
        if line:
            given[slot] = line.pop(0)
    notice = f"Attribution faite avec les numéros {seed}, sur la liste d’empreinte {found}. {RULE}"
    return {"given": given, "waiting": line, "notice": notice}


def cancel(result, slot, caller):
    """Free a slot, set aside for next week; whoever reloads the page gets nothing."""
    kept = list(result.get("kept") or [])
    if slot in result["given"]:
        kept.append(slot)
    given = {one: file for one, file in result["given"].items() if one != slot}
    return {**result, "given": given, "waiting": list(result["waiting"]), "kept": kept}
