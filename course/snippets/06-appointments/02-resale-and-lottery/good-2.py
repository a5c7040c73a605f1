import json
from hashlib import sha256

LOTTERY_RULES_URL = "/rendez-vous/tirage"


def digest(files, slots):
    """Put up before the draw, with the rule, the name of the public draw and how its numbers are written."""
    if len(set(files)) < len(files) or len(set(slots)) < len(slots):
        raise ValueError("One line of the list is there twice.")
    return sha256(json.dumps([sorted(files), slots]).encode()).hexdigest()


def draw_slots(files, slots, digest_put_up, numbers_drawn):
    """Announced draw: one entry per file, the lists that were put up, numbers that nobody here chose."""
    if digest(files, slots) != digest_put_up:
        raise ValueError("This is not the list that was put up before the draw.")
    # sha256 answers the same everywhere, for ever; Python does not promise it of Random.shuffle
    entries = sorted(files, key=lambda file: sha256(f"{numbers_drawn}\n{file}".encode()).digest())
    return dict(zip(slots, entries))
