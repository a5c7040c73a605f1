"""Who changed the rules of the energy benefit, and what can be answered to those who ask."""

import hashlib
import json
from datetime import date, timedelta

from services import DESK, SERVICES

KEYS = {"rule", "value", "decided_by", "decided_on", "text", "until", "typed_by"}


def record(journal, change):
    """The journal with one more change."""
    if set(change) != KEYS or not all(str(change[key] or "").strip() for key in KEYS - {"value"}):
        raise ValueError(change)
    if not isinstance(change["value"], int | float):
        raise ValueError(change)
    start, end = date.fromisoformat(change["decided_on"]), date.fromisoformat(change["until"])
    if change["decided_by"] not in SERVICES or not start < end <= start + timedelta(days=366):
        raise ValueError(change)
    if journal and change["decided_on"] < journal[-1]["decided_on"]:
        raise ValueError(change)
    return [*journal, dict(change)]


def seal(journal):
    """The text that the town hall puts up each evening."""
    return hashlib.sha256(json.dumps(journal).encode()).hexdigest()


def verify(journal, posted):
    """Whether this journal is the one whose seal was put up, with what came after it."""
    return any(seal(journal[:count]) == posted for count in range(len(journal) + 1))


def in_force(journal, rule, day):
    """The change that holds on that day, or None."""
    known = [one for one in journal if one["rule"] == rule and one["decided_on"] <= day]
    last = max(known, key=lambda one: one["decided_on"], default=None)
    return last if last and day <= last["until"] else None


def gaps(journal, config, day):
    """The rules on which production and the journal differ."""
    rules = {*config, *(one["rule"] for one in journal)}
    held = {rule: in_force(journal, rule, day) for rule in rules}
    return sorted(rule for rule in rules if config.get(rule) != (held[rule]["value"] if held[rule] else None))


LETTER = """La valeur appliquée est {value}. Service qui l’a décidée : {decided_by}.
Décision du {start}, d’après ce texte : {text}. Elle s’applique jusqu’au {end}.
Pour poser une question ou la contester : {contact}."""
NOTHING = "Aucune décision ne porte cette règle au {day}. Pour en parler ou la contester : {contact}."


def written(day):
    """A date as people write it."""
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
    year, month, number = map(int, day.split("-"))
    return f"{'1er' if number == 1 else number} {months[month - 1]} {year}"


def answer(journal, rule, day):
    """What the front desk writes to a person who asks who decided."""
    one = in_force(journal, rule, day)
    if one is None:
        return NOTHING.format(day=written(day), contact=DESK)
    start, end = written(one["decided_on"]), written(one["until"])
    return LETTER.format(**one, start=start, end=end, contact=SERVICES[one["decided_by"]])
