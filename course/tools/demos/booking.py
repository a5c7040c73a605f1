"""Three weeks of looking at a booking page, by the people of the queue that lesson 6.4 simulates.

The draws are written so that `booking.js` makes the same ones: its numbers are these, to the last.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from course.tools.charts import COURSE, Bar, Part, percent, percents
from course.tools.demos.still import Still

sys.path.append(str(COURSE / "snippets" / "06-appointments" / "04-simulate-a-queue"))

from people import DAY, GROUPS, WEEK  # type: ignore[import-not-found]

ONLINE = [group for group in GROUPS if group.online]


class Draw:
    """Numbers drawn one after the other, the same in every language: Lehmer's generator, with Park and Miller's factor."""

    def __init__(self, seed: int) -> None:
        """Begins at this seed."""
        self.state = seed

    def below(self, limit: int) -> int:
        """A whole number from 0 to the limit, which is left out."""
        self.state = self.state * 48_271 % 2_147_483_647
        return self.state % limit


@dataclass
class Weeks:
    """What three weeks gave: the visits of the person one follows, and who was served."""

    visits: list[tuple[int, str]] = field(default_factory=list)
    served: Counter[str] = field(default_factory=Counter)

    def saw(self, what: str) -> int:
        """How many visits of the person ended so."""
        return sum(seen == what for _, seen in self.visits)


@cache
def looks(weeks: int, seed: int) -> list[tuple[int, int]]:
    """Every look of everybody online, as (minute, number of the person), in order."""
    draw = Draw(seed)
    found = []
    for week in range(weeks):
        for number, group in enumerate(ONLINE):
            minutes = [
                hour * 60 + minute for start, end in group.hours for hour in range(start, end) for minute in range(60)
            ]
            for person in range(group.size):
                for day in group.days:
                    for _ in range(group.looks_per_day):
                        moment = week * WEEK + day * DAY + minutes[draw.below(len(minutes))]
                        found.append((moment, number * 1000 + person))
    return sorted(found)


def simulate(model: dict[str, Any], who: int, hours: float, slots: int) -> Weeks:
    """Three weeks with these settings, seen by the first person of a group, by its number."""
    draw = Draw(model["seed"] + 1)
    result = Weeks()
    seen = looks(model["weeks"], model["seed"])
    served: set[int] = set()
    at = left = 0
    for week in range(model["weeks"]):
        opens = week * WEEK + model["opens"]
        closes = opens + round(hours * 60)
        releases = Counter(opens + draw.below(closes - opens) for _ in range(slots))
        robots = model["robots"] * model["accounts"]
        for minute in range(opens, opens + WEEK):
            if minute == closes:
                result.served["lost"], left = result.served["lost"] + left, 0
            left += releases[minute]
            while at < len(seen) and seen[at][0] <= minute:
                person = seen[at][1]
                at += 1
                if person in served:
                    continue
                if left:
                    left -= 1
                    served.add(person)
                    result.served[ONLINE[person // 1000].name] += 1
                if person == who * 1000:
                    met = "got" if person in served else "full" if minute < closes else "closed"
                    result.visits.append((minute, met))
            taken = min(left, model["robots"], robots)
            left, robots = left - taken, robots - taken
            result.served["robot"] += taken
    result.served["lost"] += left
    return result


def shares(model: dict[str, Any], weeks: Weeks, slots: int) -> dict[str, float]:
    """The share of each group that is served, and the share of slots that robots took or nobody could."""
    fates = {fate: weeks.served[fate] / (slots * model["weeks"]) for fate in ("robot", "lost")}
    return {group.name: weeks.served[group.name] / group.size for group in ONLINE} | fates


def opened(words: dict[str, Any], hours: float) -> str:
    """How long the door is open, in words."""
    told = (
        words["night"] if hours < 1 else words["always"] if hours == WEEK / 60 else words["open"].format(round(hours))
    )
    return str(told)


def still(texts: dict[str, Any], lang: str) -> Still:
    """The settings of the table, simulated."""
    words = texts[lang]
    rows, parts = [], []
    for case in texts["cases"]:
        weeks = simulate(texts, 0, case["hours"], case["slots"])
        found = shares(texts, weeks, case["slots"])
        rows.append(
            (opened(words, case["hours"]), str(case["slots"]), *(percent(value, lang) for value in found.values()))
        )
        names = words["groups"] | words["robot"]
        bars = (Bar(names[name], value, percent(value, lang), name in words["robot"]) for name, value in found.items())
        title = words["with_slots"].format(opened(words, case["hours"]), case["slots"])
        parts.append(Part(title[:1].upper() + title[1:], tuple(bars)))
    night = simulate(texts, 0, 0.5, 60)
    always = simulate(texts, 0, 168, 60)
    told = words["got" if always.saw("got") else "missed"]
    transcript = [
        line.format(len(night.visits), night.saw("closed"), always.saw("full"), told) for line in words["transcript"]
    ]
    keys = ("weeks", "opens", "hours", "slots", "robots", "accounts", "seed", "plays")
    people = [
        {
            "name": group.name,
            "size": group.size,
            "hours": group.hours,
            "days": list(group.days),
            "looks": group.looks_per_day,
        }
        for group in ONLINE
    ]
    model = {key: texts[key] for key in keys} | {"people": people, "groups": words["groups"]}
    return Still(
        parts,
        rows,
        transcript,
        model | {"opened": [opened(words, hours) for hours in texts["hours"]]},
        percents(words["axis"], lang),
    )
