"""Who gets in, when one rule typed somewhere decides at what moment the door opens."""

from collections import Counter
from random import Random

from people import DAY, GROUPS, WEEK, is_free, looks

SLOTS = 60
ROBOTS, ACCOUNTS = 2, 15  # two resellers, fifteen false names each: thirty slots a week at most
WEEKS = 100
MONDAY_3_15 = 3 * 60 + 15
TUESDAY_10 = DAY + 10 * 60
TOLD = 0.1  # one person in ten has been told about the night opening and sets an alarm
RULES = ("monday-3-15", "random", "tuesday-10", "always-open")


def arrivals(rule: str, rng: Random) -> list[tuple[int, str]]:
    """Every look of the week by somebody who has a chance: (minute, "group/person") in order."""
    seen: list[tuple[int, str]] = []
    for group in (g for g in GROUPS if g.online):
        for person in range(group.size):
            name = f"{group.name}/{person}"
            moments = looks(group, rng)
            if rule == "monday-3-15" and rng.random() < TOLD:
                moments.append(MONDAY_3_15 + rng.randrange(10))
            if rule == "tuesday-10" and is_free(group, TUESDAY_10):
                moments.append(TUESDAY_10 + rng.randrange(10))
            seen += [(minute, name) for minute in moments]
    return sorted(seen)


# --8<-- [start:first-come]
def first_come(releases: list[int], closes: int, seen: list[tuple[int, str]]) -> Counter[str]:
    """Slots by group when the first to look takes one; robots look every minute."""
    taken: Counter[str] = Counter()
    served: set[str] = set()
    left, look, release = 0, 0, 0
    for minute in range(closes):
        while release < len(releases) and releases[release] == minute:
            left, release = left + 1, release + 1
        while look < len(seen) and seen[look][0] == minute:
            name, look = seen[look][1], look + 1
            if left and name not in served:
                left, taken[name.split("/")[0]] = left - 1, taken[name.split("/")[0]] + 1
                served.add(name)
        grabbed = min(left, ROBOTS, ROBOTS * ACCOUNTS - taken["robot"])
        left, taken["robot"] = left - grabbed, taken["robot"] + grabbed
    taken["lost"] = left
    return taken
# --8<-- [end:first-come]


def one_week(rule: str, rng: Random) -> Counter[str]:
    """Slots by group in one week under one rule; "lost" counts slots that nobody could take."""
    if rule == "always-open":  # a request at any hour, by any door, tied to a file; then an announced draw
        asked = [group.name for group in GROUPS for _ in range(group.size)]
        return Counter(rng.sample(asked, SLOTS))
    seen = arrivals(rule, rng)
    if rule == "random":
        return first_come(sorted(rng.randrange(WEEK) for _ in range(SLOTS)), WEEK, seen)
    if rule == "monday-3-15":
        return first_come([MONDAY_3_15] * SLOTS, MONDAY_3_15 + 30, seen)
    return first_come([TUESDAY_10] * SLOTS, WEEK, seen)


def measure(rule: str, weeks: int = WEEKS, seed: int = 315) -> dict[str, float]:
    """Share of each group that gets in (0 to 1), and share of slots to "robot" and "lost"."""
    rng = Random(seed)
    total: Counter[str] = sum((one_week(rule, rng) for _ in range(weeks)), Counter())
    shares = {group.name: total[group.name] / (group.size * weeks) for group in GROUPS}
    return shares | {fate: total[fate] / (SLOTS * weeks) for fate in ("robot", "lost")}


if __name__ == "__main__":
    for each in RULES:
        print(each, {name: f"{share:.0%}" for name, share in measure(each).items()})
