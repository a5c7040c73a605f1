"""Les places sont tirées une à une, en repoussant les nombres qui favoriseraient les premières demandes."""

from hashlib import sha3_256


def _sign(*texts):
    return sha3_256("\x1f".join(f"{len(one)}:{one}" for one in texts).encode()).hexdigest()


def _told(notice):
    return _sign(*notice["entries"]), str(notice["places"]), _sign(*notice["witnesses"])


def commit(who, secret, notice):
    if len(secret) < 16:
        raise ValueError("secret trop court")
    return _sign("engagement", who, secret, *_told(notice))


def draw(notice, commitments, secrets):
    expected = {who: commit(who, secret, notice) for who, secret in sorted(secrets.items())}
    if expected != commitments or sorted(expected) != sorted(notice["witnesses"]):
        raise ValueError("ce n’est pas ce qui avait été promis")
    seed = _sign("graine", *_told(notice), *(part for pair in sorted(secrets.items()) for part in pair))
    bag, order, turn = sorted({*notice["entries"]}), [], 0
    while bag:
        turn += 1
        number, top = int(_sign(seed, str(turn)), 16), 2**256 - 2**256 % len(bag)
        if number < top:
            order.append(bag.pop(number % len(bag)))
    return {"given": order[: notice["places"]], "waiting": order[notice["places"] :]}


def replay(notice, commitments, secrets, result):
    try:
        return result == draw(notice, commitments, secrets)
    except (ValueError, TypeError, LookupError, AttributeError):
        return False
