"""The two counters of lesson 6.3, with the places of the small one to be given out."""

from __future__ import annotations

import runpy
from functools import cache
from typing import Any

from course.tools.charts import Bar, Part, numbers
from course.tools.demos.still import Still
from course.tools.simulations import MODELS, decimal

GROUPS = ("stays", "travels", "resident")


@cache
def measure(published: bool, small: int, kept: int) -> dict[str, float]:
    """What the lesson's own model finds when the small town has these slots and keeps a part of them."""
    model = runpy.run_path(str(MODELS / "two_counters.py"))
    run = model["measure"]
    run.__globals__["SLOTS"] = model["SLOTS"] | {"small": small}
    run.__globals__["SHARE"] = kept
    found: dict[str, float] = run("published-with-share" if published else "closed")
    return found


def still(texts: dict[str, Any], lang: str) -> Still:
    """The settings of the table, simulated."""
    words = texts[lang]
    rows, parts, transcript = [], [], []
    for case in texts["cases"]:
        found = measure(**case)
        setting = words["published" if case["published"] else "closed"], str(case["small"]), str(case["kept"])
        waits = [decimal(found[group], lang) for group in GROUPS]
        rows.append((*setting, *waits, decimal(found["empty"], lang)))
        bars = (
            Bar(words["groups"][group], found[group] / 3.6, words["weeks"].format(told).replace(" ", "\u00a0"))
            for group, told in zip(GROUPS, waits, strict=True)
        )
        parts.append(Part(words["part"].format(*setting), tuple(bars)))
        transcript.append(words["transcript"].format(*setting, *waits))
    model = runpy.run_path(str(MODELS / "two_counters.py"))
    given = {
        "weeks": model["WEEKS"],
        "large": model["SLOTS"]["large"],
        "asking": model["ASKING"],
        "trip": model["TRIP"],
    }
    chosen = {"small": texts["small"], "allowed": texts["kept"], "groups": words["groups"]}
    return Still(parts, rows, transcript, given | chosen, numbers(words["axis"], 3.6, range(4)))
