"""A consent banner as screens joined by gestures: how many of them each answer costs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from course.tools.charts import Bar, Part, numbers
from course.tools.demos.still import Still

Banner = dict[str, dict[str, Any]]
Screen = tuple[str, frozenset[str]]
"""Where one is, and the boxes that are ticked."""

GOALS = {"accept": ("first", "accepted"), "refuse": ("first", "refused"), "withdraw": ("accepted", "refused")}
"""The screen that each answer starts from, and the one that it must reach."""


def arrive(banner: Banner, name: str) -> Screen:
    """A screen as one finds it: its boxes are ticked in advance."""
    return name, frozenset(banner[name].get("boxes", ()))


def gestures(banner: Banner, screen: Screen) -> Iterator[tuple[str, Screen]]:
    """What one can do here, and where it leads."""
    name, ticked = screen
    for box in banner[name].get("boxes", ()):
        yield box, (name, ticked ^ {box})
    for control in banner[name]["controls"]:
        to = control["ticked"] if ticked and "ticked" in control else control["to"]
        yield control["name"], arrive(banner, to)


def shortest(banner: Banner, goal: str) -> list[str]:
    """The fewest gestures that reach a goal. Raises ValueError when none do."""
    start, end = GOALS[goal]
    waiting: deque[tuple[Screen, list[str]]] = deque([(arrive(banner, start), [])])
    known = {waiting[0][0]}
    while waiting:
        screen, done = waiting.popleft()
        if screen[0] == end:
            return done
        for gesture, after in gestures(banner, screen):
            if after not in known:
                known.add(after)
                waiting.append((after, [*done, gesture]))
    raise ValueError(f"nothing leads to {goal}")


def still(texts: dict[str, Any], lang: str) -> Still:
    """The fewest gestures for each answer, with each banner."""
    words = texts[lang]
    boxes = {
        box for banner in texts["banners"].values() for screen in banner.values() for box in screen.get("boxes", ())
    }
    rows, parts, transcript = [], [], []
    for name, banner in texts["banners"].items():
        paths = {goal: shortest(banner, goal) for goal in texts["goals"]}
        rows.append((words["banners"][name], *(str(len(path)) for path in paths.values())))
        bars = (Bar(words["goals"][goal], len(path) / 8, str(len(path))) for goal, path in paths.items())
        parts.append(Part(words["banners"][name], tuple(bars)))
        for goal, path in paths.items():
            told = (words["untick"]["box" if one in boxes else "press"].format(words["controls"][one]) for one in path)
            steps = words["then"].join(told)
            transcript.append(words["transcript"].format(words["banners"][name], words["goals"][goal], steps))
    model = {"banners": texts["banners"], "goals": GOALS} | {key: words[key] for key in ("controls", "screens")}
    return Still(
        parts,
        rows,
        transcript,
        model | {"titles": words["banners"], "answers": words["goals"]},
        numbers(words["axis"], 8, (0, 4, 8)),
    )
