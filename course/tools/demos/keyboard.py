"""A page as its keyboard goes: which press leads where, what is seen of it, what is heard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from course.tools.charts import Bar, Part, numbers
from course.tools.demos.still import Still


@dataclass(frozen=True)
class Place:
    """Where one is on the page: the element that has the focus, if any, and what was done."""

    focus: str = ""
    is_open: bool = False
    chosen: str = ""
    sent: bool = False


def stops(page: dict[str, Any], place: Place) -> list[str]:
    """The elements that Tab goes through, in its order."""
    if not place.is_open:
        return list(page["order"])
    at = page["order"].index(page["opens"]) + 1
    return [*page["order"][:at], *page["dates"], *page["order"][at:]]


def press(page: dict[str, Any], place: Place, key: str) -> Place:
    """The place after one key."""
    order = stops(page, place)
    at = order.index(place.focus) if place.focus else -1
    if key in ("Tab", "Shift+Tab"):
        if place.focus and place.focus == page.get("trap"):
            return place
        step = 1 if key == "Tab" else -1
        return replace(place, focus=order[max(0, min(len(order) - 1, at + step))])
    if key == "Escape" and place.is_open:
        return replace(place, focus=page["opens"], is_open=False)
    if key == "Enter" and place.focus and place.focus == page.get("opens"):
        return replace(place, focus=page["dates"][0], is_open=True)
    if key == "Enter" and place.focus in page.get("dates", ()):
        return Place(page["opens"], is_open=False, chosen=place.focus)
    if key == "Enter" and place.chosen and place.focus == page.get("sends"):
        return replace(place, sent=True)
    return place


def seen(words: dict[str, Any], page: dict[str, Any], before: Place, after: Place) -> str:
    """What the screen shows of one press."""
    name = words["names"].get(after.focus, "")
    if after.sent:
        return str(words["sent"])
    if not page["ring"] or before == after:
        return str(words["nothing"])
    told = "opened" if after.is_open > before.is_open else "closed" if after.chosen != before.chosen else "framed"
    return str(words[told].format(name))


def heard(words: dict[str, Any], name: str, before: Place, after: Place) -> str:
    """What a screen reader says of one press."""
    if after.sent:
        return str(words["sent"])
    return str(words["silence"] if after == before else words["heard"][name][after.focus])


def reached(page: dict[str, Any], element: str) -> int:
    """Presses of Tab to reach an element from the top of the page; 0 when no number of them does."""
    place, count = Place(), 0
    while (after := press(page, place, "Tab")) != place:
        place, count = after, count + 1
        if place.focus == element:
            return count
    return 0


def still(texts: dict[str, Any], lang: str) -> Still:
    """Both pages walked with the keys that the table shows."""
    words = texts[lang]
    rows, parts = [], []
    for name, page in texts["pages"].items():
        place = Place()
        for number, key in enumerate(page["plays"], 1):
            after = press(page, place, key)
            told = seen(words, page, place, after), heard(words, name, place, after)
            rows.append((words["pages"][name], str(number), words["keys"][key], *told))
            place = after
        shown = [element for element in texts["shown"][name] if element not in page.get("dates", ())]
        parts.append(Part(words["pages"][name], tuple(bar(words, page, element) for element in shown)))
    model = {"pages": texts["pages"], "shown": texts["shown"]}
    spoken = {key: words[key] for key in ("names", "heard", "keys", "sent")} | {"titles": words["pages"]}
    return Still(parts, rows, words["transcript"], model | spoken, numbers(words["axis"], 8, (0, 4, 8)))


def bar(words: dict[str, Any], page: dict[str, Any], element: str) -> Bar:
    """How many presses an element takes; a whole hatched bar for one that is never reached."""
    count = reached(page, element)
    return Bar(words["names"][element], (count or 8) / 8, str(count or words["never"]), not count)
