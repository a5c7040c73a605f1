"""A tenth of the looks that a limit allows, two calls for each key."""

from collections import Counter

LOOKS: Counter[str | None] = Counter()
CALLS: Counter[str | None] = Counter()


def too_many_looks(visitor: str | None, limit: int) -> bool:
    LOOKS[visitor] += 1
    return LOOKS[visitor] > limit // 10


def too_many_calls(key: str | None) -> bool:
    CALLS[key] += 1
    return CALLS[key] > 2
