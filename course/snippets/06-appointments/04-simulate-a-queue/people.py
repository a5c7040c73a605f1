"""The people of the model: when each group can come, and how often it looks."""

from dataclasses import dataclass
from random import Random

DAY = 24 * 60
WEEK = 7 * DAY


@dataclass(frozen=True)
class Group:
    """People who can come at the same hours; hours are [from, to), days count from Monday = 0."""

    name: str
    size: int
    hours: tuple[tuple[int, int], ...]
    days: range
    looks_per_day: int
    online: bool = True


# --8<-- [start:groups]
GROUPS = (
    Group("flexible", 60, hours=((8, 23),), days=range(7), looks_per_day=6),
    Group("worker", 60, hours=((12, 14), (18, 22)), days=range(7), looks_per_day=3),
    Group("library", 60, hours=((10, 18),), days=range(1, 6), looks_per_day=1),
    Group("phone", 60, hours=((9, 17),), days=range(5), looks_per_day=1, online=False),
)
# --8<-- [end:groups]


def looks(group: Group, rng: Random) -> list[int]:
    """The minutes of one week at which one person of the group looks for an appointment, in order."""
    minutes = [hour * 60 + m for start, end in group.hours for hour in range(start, end) for m in range(60)]
    return sorted(day * DAY + minute for day in group.days for minute in rng.sample(minutes, group.looks_per_day))


def is_free(group: Group, minute: int) -> bool:
    """Whether a person of the group could come at that minute of the week."""
    day, rest = divmod(minute, DAY)
    return day in group.days and any(start * 60 <= rest < end * 60 for start, end in group.hours)
