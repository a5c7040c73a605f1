import re

LETTER = re.compile(r"[^\W\d_]")
ADVICE = "Écrivez votre nom en toutes lettres, sur une ligne, comme vous l’écrivez d’habitude."


def record(name):
    name = name.strip()
    if not LETTER.search(name) or re.search(r"[\r\n\x85\u2028\u2029]", name):
        raise ValueError(ADVICE)
    if len(name) > 80:
        raise ValueError("Écrivez votre nom en quatre-vingts signes au plus.")
    return name


def full_name(given, family):
    parts = list(filter(None, (given.strip(), family.strip())))
    if len(parts) == 0:
        raise ValueError(ADVICE)
    return " ".join(map(record, parts))
