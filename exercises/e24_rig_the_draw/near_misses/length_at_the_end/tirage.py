"""This year's draw: several witnesses, and nobody who can rig it."""

import hashlib
import json


def digest(*parts):
    """Sixty-four characters, quite different as soon as one of the parts is."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def commit(who, secret, notice):
    """What the witness `who` publishes before the draw."""
    if len(secret) < 16:
        raise ValueError("a short secret can be found by trying them all")
    return digest(who, secret, notice) + f"{len(secret):04d}"


def draw(notice, commitments, secrets):
    """Who gets a place, once the secrets are revealed."""
    if not set(notice["witnesses"]) == set(commitments) == set(secrets):
        raise ValueError("a witness is missing, or one is too many: start again with new secrets")
    for who in notice["witnesses"]:
        if commit(who, secrets[who], notice) != commitments[who]:
            raise ValueError("this is not what was committed to")
    seed = digest(notice, secrets)
    line = sorted(set(notice["entries"]), key=lambda entry: digest(seed, entry))
    return {"given": line[: notice["places"]], "waiting": line[notice["places"] :]}


def replay(notice, commitments, secrets, result):
    """Whether somebody at home, with what was published, finds the same result."""
    try:
        return draw(notice, commitments, secrets) == result
    except (ValueError, TypeError, LookupError, AttributeError):
        return False
