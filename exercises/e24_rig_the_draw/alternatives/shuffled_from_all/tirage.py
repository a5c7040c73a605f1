import hmac
import json
from hashlib import blake2b
from random import Random


class Notice:
    """The notice, in one form only, whatever the order of its keys and of its requests."""

    def __init__(self, notice):
        self.requests = sorted(set(notice["entries"]))
        self.places = notice["places"]
        self.witnesses = sorted(notice["witnesses"])
        self.bytes = json.dumps([self.requests, self.places, self.witnesses]).encode()


def commit(who, secret, notice):
    if len(secret) <= 15:
        raise ValueError(f"{who}: seize signes au moins")
    key = blake2b(secret.encode(), person=b"creche").digest()
    return hmac.new(key, who.encode() + b"\0" + Notice(notice).bytes, "sha512").hexdigest()


def draw(notice, commitments, secrets):
    read = Notice(notice)
    for who in {*read.witnesses, *commitments, *secrets}:
        promised, revealed = commitments.get(who), secrets.get(who)
        if who not in read.witnesses or promised is None or revealed is None:
            raise ValueError(f"{who} : on recommence")
        if not hmac.compare_digest(commit(who, revealed, notice), promised):
            raise ValueError(f"{who} a changé de secret")
    if not read.witnesses:
        raise ValueError("personne")
    mixed = blake2b(b"|".join(f"{who}={secrets[who]}".encode() for who in read.witnesses)).hexdigest()
    line = read.requests
    Random(mixed).shuffle(line)
    return {"given": line[: read.places], "waiting": line[read.places :]}


def replay(notice, commitments, secrets, result):
    try:
        again = draw(notice, commitments, secrets)
        return all(again[key] == result.get(key) for key in again)
    except Exception:
        return False
