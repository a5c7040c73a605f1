"""Chaque ligne porte l’empreinte de la précédente ; le sceau est celle de la dernière."""

from datetime import date
from hashlib import blake2b

from services import DESK, SERVICES

FIELDS = ("rule", "value", "decided_by", "decided_on", "text", "until", "typed_by")
# The seal of the empty journal, from which the chain starts.
FIRST = "0" * 64


def link(previous, line):
    kept = {**line, "value": round(line["value"], 12)}
    return blake2b(repr([previous, *(kept[field] for field in FIELDS)]).encode(), digest_size=32).hexdigest()


def record(journal, change):
    missing = [field for field in FIELDS if field not in change or change[field] is None or not f"{change[field]}".strip()]
    if missing:
        raise ValueError(f"il manque : {', '.join(missing)}")
    days = (date.fromisoformat(change["until"]) - date.fromisoformat(change["decided_on"])).days
    if not 1 <= days <= 366:
        raise ValueError("une décision dure de un à 366 jours")
    if SERVICES.get(change["decided_by"]) is None:
        raise ValueError("aucun service ne porte cette décision")
    before = journal[-1] if journal else {"decided_on": "", "link": FIRST}
    if before["decided_on"] > change["decided_on"]:
        raise ValueError("décision antidatée")
    return journal + [{**change, "link": link(before["link"], change)}]


def seal(journal):
    return journal[-1]["link"] if journal else FIRST


def verify(journal, posted):
    links = [FIRST]
    for line in journal:
        links.append(link(links[-1], line))
        if line.get("link") != links[-1]:
            return False
    return posted in links


def in_force(journal, rule, day):
    for line in reversed(journal):
        if line["rule"] == rule and line["decided_on"] <= day:
            return line if day <= line["until"] else None


def gaps(journal, config, day):
    decided = {line["rule"]: line["value"] for line in journal if in_force(journal, line["rule"], day) is line}
    return sorted({rule for rule, _ in decided.items() ^ config.items()})


def slashed(day):
    return "/".join(reversed(day.split("-")))


def answer(journal, rule, day):
    line = in_force(journal, rule, day)
    if not line:
        return (
            "Madame, Monsieur,\n\nPersonne n’a pris de décision qui vaudrait ce jour-là. "
            f"Nous ne devons donc pas appliquer cette règle. Parlez-en à l’accueil : {DESK}."
        )
    phone = SERVICES[line["decided_by"]].split(",")[0]
    return (
        f"Madame, Monsieur,\n\nLe nombre dont vous parlez est {line['value']}. Il vient d’une décision prise par le service "
        f"suivant : {line['decided_by']}, {line['text']}. Elle est en vigueur du {slashed(line['decided_on'])} au {slashed(line['until'])}.\n\n"
        f"Vous n’êtes pas d’accord ? Appelez ce service au {phone}, il vous répondra."
    )
