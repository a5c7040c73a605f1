"""This year's draw: several witnesses, and nobody who can rig it.

1. The notice is put up. 2. Each witness publishes `commit(...)`. 3. All reveal their secret. 4. Anyone runs `draw`.
"""

import hmac
import json
from hashlib import blake2b


class Unfair(ValueError):
    """What was published does not hold together: all starts again, with other secrets."""


def canonical(value):
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def read(notice):
    try:
        entries = sorted(set(notice["entries"]))
        witnesses = sorted(set(notice["witnesses"]))
        places = int(notice["places"])
    except (TypeError, KeyError) as problem:
        raise Unfair("The notice cannot be read.") from problem
    if places < 0 or not all(isinstance(text, str) for text in [*entries, *witnesses]):
        raise Unfair("The notice holds something else than texts and a number of places.")
    return {"entries": entries, "places": places, "witnesses": witnesses}


def commit(who, secret, notice):
    """What the witness `who` publishes before the draw."""
    if not isinstance(secret, str) or len(secret) < 16:
        raise Unfair("A secret is a text of 16 characters or more.")
    message = canonical({"who": who, "secret": secret, "notice": read(notice)})
    return blake2b(message, digest_size=32, person=b"engagement").hexdigest()


def check(notice, commitments, secrets):
    for published in (commitments, secrets):
        if not isinstance(published, dict) or sorted(published) != notice["witnesses"]:
            raise Unfair("The witnesses are not those of the notice.")
    for who, secret in secrets.items():
        if not hmac.compare_digest(str(commitments[who]), commit(who, secret, notice)):
            raise Unfair(f"{who} did not commit to this secret.")


def draw(notice, commitments, secrets):
    """Who gets a place, once the secrets are revealed."""
    notice = read(notice)
    check(notice, commitments, secrets)
    key = blake2b(canonical(notice), person=b"depart").digest()
    for who in notice["witnesses"]:
        key = hmac.new(key, canonical([who, secrets[who]]), "sha512").digest()
    ranks = {entry: hmac.new(key, canonical(entry), "sha512").digest() for entry in notice["entries"]}
    line = sorted(ranks, key=ranks.__getitem__)
    return {"given": line[: notice["places"]], "waiting": line[notice["places"] :]}


def replay(notice, commitments, secrets, result):
    """Whether somebody at home, with what was published, finds the same result."""
    try:
        return bool(draw(notice, commitments, secrets) == result)
    except Exception:
        return False
