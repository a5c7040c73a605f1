from datetime import date

import hashlib

from services import DESK, SERVICES


def _bytes(lines):
    for line in lines:
        for key, value in sorted(line.items()):
            yield f"{key}={type(value).__name__}:{value!r}\n".encode()
        yield b"--\n"


def record(journal, change):
    for key in "rule value decided_by decided_on text until typed_by".split():
        if key not in change or change[key] in (None, "") or str(change[key]).isspace():
            raise ValueError(key)
    decided, until = map(date.fromisoformat, (change["decided_on"], change["until"]))
    if change["decided_by"] not in SERVICES or until <= decided or (until - decided).days > 366:
        raise ValueError("qui décide, et jusqu’à quand ?")
    if any(change["decided_on"] < line["decided_on"] for line in journal):
        raise ValueError("on ne décide pas pour hier")
    return [dict(line) for line in journal] + [change]


def seal(journal):
    return hashlib.sha512(b"".join(_bytes(journal))).hexdigest()


def verify(journal, posted):
    running, seen = hashlib.sha512(), []
    for line in journal:
        running.update(b"".join(_bytes([line])))
        seen.append(running.hexdigest())
    return posted in seen


def in_force(journal, rule, day):
    last = None
    for line in journal:
        if line["rule"] == rule and line["decided_on"] <= day:
            last = line
    if last is None or last["until"] < day:
        return None
    return last


def gaps(journal, config, day):
    found = []
    for rule in sorted(set(config).union(line["rule"] for line in journal)):
        line = in_force(journal, rule, day)
        if (line is None) != (rule not in config) or (line and line["value"] != config[rule]):
            found.append(rule)
    return found


def answer(journal, rule, day):
    line = in_force(journal, rule, day)
    if line is None:
        return f"Cette règle n’est plus en vigueur, ou ne l’a jamais été. Demandez-nous d’y revenir : {DESK}."
    who = line["decided_by"]
    return (
        f"Vous demandez qui a fixé ce nombre, {line['value']}.\n"
        f"- Qui : {who}.\n- Quand : décision du {line['decided_on']}.\n- D’après quoi : {line['text']}.\n"
        f"- Dernier jour : {line['until']}.\n- Pour en parler, ou faire un recours : {SERVICES[who]}."
    )
