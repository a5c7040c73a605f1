"""Three looks for each visitor, or another limit, two calls for each key."""

from collections import Counter

LOOKS: Counter[str | None] = Counter()
CALLS: Counter[str | None] = Counter()


def too_many_looks(visitor: str | None, limit: int = 3) -> bool:
    LOOKS[visitor] += 1
    return LOOKS[visitor] > limit


def too_many_calls(key: str | None) -> bool:
    CALLS[key] += 1
    return CALLS[key] > 2
