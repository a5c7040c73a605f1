"""Three remedies to resale over four weeks, and who pays for each."""

from collections import Counter
from dataclasses import dataclass
from random import Random

from people import GROUPS, WEEK, looks

SLOTS, WEEKS = 45, 4  # 180 slots for 240 people: no remedy makes up for the missing sixty
ROBOTS_TAKE = 20  # slots a week that resellers can take under false names
FILE_CHECK, PHONE_REQUEST = 2, 6  # an agent's minutes: match a booking with a file; write down a call
REMEDIES = ("today", "file", "queue", "draw")


@dataclass(frozen=True)
class Outcome:
    """What one remedy gave: shares are 0 to 1, looks are per person, hours are an agent's over four weeks."""

    served: dict[str, float]
    resold: float
    looks: float
    hours: float


def by_looking(tied_to_file: bool, rng: Random) -> Outcome:
    """Slots appear at random minutes; people look again and again until one is there."""
    waiting = [(group, person) for group in GROUPS if group.online for person in range(group.size)]
    served: Counter[str] = Counter()
    seen = resold = 0
    for _ in range(WEEKS):
        releases = sorted(rng.randrange(WEEK) for _ in range(SLOTS))
        visits = sorted((m, group.name, person) for group, person in waiting for m in looks(group, rng))
        robots = 0 if tied_to_file else ROBOTS_TAKE
        gone: set[tuple[str, int]] = set()
        left = 0
        for minute, name, person in visits:
            while releases and releases[0] <= minute:  # a robot, looking every minute, is there before anyone
                releases.pop(0)
                if robots:
                    robots, resold = robots - 1, resold + 1
                else:
                    left += 1
            if (name, person) in gone:
                continue
            seen += 1
            if left:
                left -= 1
                gone.add((name, person))
                served[name] += 1
        waiting = [(group, person) for group, person in waiting if (group.name, person) not in gone]
    minutes = sum(served.values()) * FILE_CHECK if tied_to_file else 0
    people = sum(group.size for group in GROUPS if group.online)
    return Outcome(shares(served), resold / (SLOTS * WEEKS), seen / people, minutes / 60)


# --8<-- [start:by-asking]
def by_asking(drawn: bool, rng: Random) -> Outcome:
    """Everyone asks once, by any door; slots go by order of request or by an announced draw."""
    requests = sorted((looks(group, rng)[0], group.name, n) for group in GROUPS for n in range(group.size))
    if drawn:
        rng.shuffle(requests)  # one entry per file; the seed and the rule are published
    served = Counter(name for _, name, _ in requests[: SLOTS * WEEKS])
    calls = sum(group.size for group in GROUPS if not group.online)
    minutes = SLOTS * WEEKS * FILE_CHECK + calls * PHONE_REQUEST
    return Outcome(shares(served), resold=0.0, looks=1.0, hours=minutes / 60)
# --8<-- [end:by-asking]


def shares(served: Counter[str]) -> dict[str, float]:
    """The share of each group that has an appointment after the four weeks."""
    return {group.name: served[group.name] / group.size for group in GROUPS}


def measure(remedy: str, runs: int = 40, seed: int = 315) -> Outcome:
    """The mean outcome of one remedy over several runs of four weeks."""
    rng = Random(seed)
    each = [
        by_looking(remedy == "file", rng) if remedy in ("today", "file") else by_asking(remedy == "draw", rng)
        for _ in range(runs)
    ]
    return Outcome(
        {group.name: mean([one.served[group.name] for one in each]) for group in GROUPS},
        mean([one.resold for one in each]),
        mean([one.looks for one in each]),
        mean([one.hours for one in each]),
    )


def mean(values: list[float]) -> float:
    """The arithmetic mean of a list that is not empty."""
    return sum(values) / len(values)
