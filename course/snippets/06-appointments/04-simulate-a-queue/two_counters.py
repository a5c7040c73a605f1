"""Two counters, one published map: who waits less, who waits more."""

from collections import defaultdict
from dataclasses import dataclass, field

WEEKS = 12
SLOTS = {"large": 90, "small": 40}
ASKING = {"stays": 80, "travels": 45, "resident": 15}  # each week; the first two live near the large counter
SHARE = 15  # slots a week that the small counter may keep for its own residents
TRIP = 0.5  # the trip to the other town weighs as much as half a week of waiting
SCENARIOS = ("closed", "published", "published-with-share")


@dataclass
class Queue:
    """People served in order, `slots` a week; `waits` keeps the whole weeks that each will wait."""

    slots: int
    length: int = 0
    waits: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @property
    def weeks(self) -> float:
        """How many weeks of work are ahead of the next person."""
        return self.length / self.slots

    def join(self, who: str) -> None:
        """Add one person at the end."""
        self.waits[who].append(int(self.weeks))
        self.length += 1

    def serve(self) -> int:
        """Serve one week; return the slots that stayed empty."""
        empty = max(0, self.slots - self.length)
        self.length = max(0, self.length - self.slots)
        return empty


def in_turn(asking: dict[str, int]) -> list[str]:
    """The people of one week, the kinds spread evenly over it."""
    return [who for _, who in sorted((n / size, who) for who, size in asking.items() for n in range(size))]


# --8<-- [start:measure]
def measure(scenario: str) -> dict[str, float]:
    """Mean wait in weeks of each kind of person, and empty slots a week, over all the weeks."""
    kept = SHARE if scenario == "published-with-share" else 0
    large, small = Queue(SLOTS["large"]), Queue(SLOTS["small"] - kept)
    residents = Queue(kept) if kept else small
    queues = [large, small, residents] if kept else [large, small]
    empty = 0
    for _ in range(WEEKS):
        for who in in_turn(ASKING):
            if who == "resident":  # a slot of their own, or an open one when it comes in an earlier week
                (small if int(small.weeks) < int(residents.weeks) else residents).join(who)
            elif who == "travels" and scenario != "closed" and small.weeks + TRIP < large.weeks:
                small.join(who)
            else:
                large.join(who)
        empty += sum(queue.serve() for queue in queues)
    waits = {who: [wait for queue in queues for wait in queue.waits[who]] for who in ASKING}
    return {who: sum(each) / len(each) for who, each in waits.items()} | {"empty": empty / WEEKS}
# --8<-- [end:measure]


if __name__ == "__main__":
    for each in SCENARIOS:
        print(each, {name: round(value, 2) for name, value in measure(each).items()})
