"""The toy score of lesson 9.2 under a threshold that moves: who is checked for nothing, whose lie is not seen."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

from course.tools.charts import Bar, Part, percent, percents
from course.tools.demos.still import Still
from course.tools.scores import LESSONS

sys.path.append(str(LESSONS / "02-risk-score"))

from dossiers import dossiers  # type: ignore[import-not-found]
from suspicion import Measure, full_score, groups, measure  # type: ignore[import-not-found]

KINDS = ("exact", "honest", "wilful")


def counts(files: list[Any]) -> dict[str, dict[str, list[int]]]:
    """Files of each group and kind by score: the number at place n has n half points."""
    top = round(max(map(full_score, files)) * 2) + 1
    found = {}
    for group, members in groups(files).items():
        by_kind = {kind: Counter[int]() for kind in KINDS}
        for one in members:
            kind = "wilful" if one.wilful else "honest" if one.honest_mistake else "exact"
            by_kind[kind][round(full_score(one) * 2)] += 1
        found[group] = {kind: [counted[place] for place in range(top)] for kind, counted in by_kind.items()}
    return found


def measures(files: list[Any], threshold: float) -> dict[str, Measure]:
    """What checking every file with so many points does to each group."""
    chosen = {one.number for one in files if full_score(one) >= threshold}
    return {group: measure(members, chosen) for group, members in groups(files).items()}


def still(texts: dict[str, Any], lang: str) -> Still:
    """The thresholds of the table, measured."""
    words = texts[lang]
    files = dossiers()
    rows, parts, transcript = [], [], []
    for threshold in texts["rows"]:
        found = measures(files, threshold)
        checked = sum(one.checked for one in found.values())
        exact = [percent(one.false_alarm_rate, lang, 1) for one in found.values()]
        missed = (words["of"].format(one.wilful_missed, one.wilful) for one in found.values())
        rows.append((words["least"].format(threshold), str(checked), *exact, *missed))
        bars = (
            Bar(words["groups"][group], one.false_alarm_rate, percent(one.false_alarm_rate, lang, 1), group != "low")
            for group, one in found.items()
        )
        parts.append(Part(words["least"].format(threshold), tuple(bars)))
        transcript.append(words["transcript"].format(threshold, checked, *exact))
    model = {"counts": counts(files), "start": texts["start"], "groups": words["groups"]}
    return Still(parts, rows, transcript, model, percents(words["axis"], lang))
