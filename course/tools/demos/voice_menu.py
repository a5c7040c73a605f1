"""A telephone menu as a plan that is walked: how long one stays on the line, and who is at the end."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course.tools.charts import COURSE, Bar, Part, numbers
from course.tools.demos.still import Still

SOUNDS = COURSE / "docs" / "assets" / "demos" / "voice-menu"
RATE = 48_000
"""Opus counts its samples at this rate, whatever was recorded."""

Steps = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Call:
    """What a call was: the steps that were heard, the time on the line, what it ended with."""

    heard: tuple[str, ...]
    seconds: float
    ends: str


def walk(steps: Steps, seconds: dict[str, float], keys: Iterable[str]) -> Call:
    """The call of someone who presses these keys, each once its line is said, then nothing."""
    pressed = iter(keys)
    visits = Counter[str]()
    heard: list[str] = []
    total, name = 0.0, "welcome"
    while True:
        step = steps[name]
        visits[name] += 1
        heard.append(name)
        total += seconds[name]
        if "ends" in step:
            return Call(tuple(heard), total, step["ends"])
        name = following(steps, name, visits[name], key := next(pressed, None))
        if "wait" in step and key is None:
            total += step["wait"]


def following(steps: Steps, name: str, visits: int, key: str | None) -> str:
    """The step after this one, which was visited so many times, when this key is pressed, or none."""
    step = steps[name]
    if "keys" in step:
        following: str = step["keys"].get(key, step["otherwise"])
        return following
    after: str = step["after"] if visits > step["at_most"] else step["then"]
    return after


def sound(lang: str, plan: str, step: str) -> Path:
    """Where a line is kept as a sound."""
    return SOUNDS / f"{lang}-{plan}-{step}.opus"


def length(opus: Path) -> float:
    """Seconds of an Ogg Opus file, to the tenth: the count of samples of its last page, less what decoders skip."""
    data = opus.read_bytes()
    last = data.rindex(b"OggS")
    (samples,) = struct.unpack_from("<q", data, last + 6)
    (skipped,) = struct.unpack_from("<H", data, data.index(b"OpusHead") + 10)
    seconds: float = (samples - skipped) / RATE
    return round(seconds, 1)


def still(texts: dict[str, Any], lang: str) -> Still:
    """The calls of the table, walked through both plans."""
    words = texts[lang]
    seconds = {
        plan: {step: length(sound(lang, plan, step)) for step in steps} for plan, steps in texts["plans"].items()
    }
    rows, transcript = [], []
    bars: dict[str, list[Bar]] = {plan: [] for plan in texts["plans"]}
    for asked in texts["calls"]:
        plan = asked["plan"]
        call = walk(texts["plans"][plan], seconds[plan], asked["keys"])
        menu, ends = words["menus"][plan], words["ends"][call.ends]
        keys = words["then"].join(asked["keys"]) or words["nothing"]
        told = words["seconds"].format(round(call.seconds)).replace(" ", "\u00a0")
        rows.append((menu, keys, told, ends))
        bars[plan].append(Bar(keys, call.seconds / 120, told, call.ends == "nobody"))
        lines = words["between"].join(words["said"][plan][step] for step in call.heard)
        transcript.append(words["says"].format(menu, keys, lines, ends))
    return Still(
        [Part(words["menus"][plan], tuple(each)) for plan, each in bars.items()],
        rows,
        transcript,
        {
            "plans": texts["plans"],
            "seconds": seconds,
            "said": words["said"],
            "menus": words["menus"],
            "ends": words["ends"],
        },
        numbers(words["axis"], 120, (0, 60, 120)),
    )
