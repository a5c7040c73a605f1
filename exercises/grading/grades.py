"""Points become a grade, and grades become a file that says where they come from."""

from __future__ import annotations

import datetime
import json
import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grading.exercise import Exercise
from grading.handin import Learner
from grading.judge import Judgement

FORMAT = 1
ABSENT, BEGUN, NOT_GRADED, COMPLETE = "absent", "begun", "ungraded", "complete"
LETTERS = ((0.9, "A"), (0.75, "B"), (0.6, "C"), (0.4, "D"))
SCALES = ("20", "letters")


def out_of_twenty(points: int, out_of: int, ungraded: int) -> float | None:
    """The grade on the French scale, to one decimal; None while some points are not graded."""
    return round(20 * points / out_of, 1) if out_of and not ungraded else None


def letter(points: int, out_of: int, ungraded: int) -> str | None:
    """A from 90 %, B from 75 %, C from 60 %, D from 40 %, E below; None while some points are not graded."""
    if ungraded or not out_of:
        return None
    return next((name for share, name in LETTERS if points / out_of >= share), "E")


def sheet(
    learner: Learner,
    judged: Mapping[str, tuple[Judgement, str, str]],
    exercises: Sequence[Exercise],
    *,
    rerun: bool,
) -> dict[str, Any]:
    """The grades of one learner as data; `judged` gives the judgement, the seed and the digest of each answer."""
    rows = []
    for exercise in exercises:
        row: dict[str, Any] = {"id": exercise.id, "module": exercise.meta["module"], "rules": exercise.meta["rules"]}
        if exercise.id not in judged:
            weight = sum(check.points for check in exercise.checks)
            rows.append(
                row | {"state": ABSENT, "points": 0, "out_of": weight, "ungraded": 0, "grade": 0.0, "checks": []}
            )
            continue
        judgement, seed, mark = judged[exercise.id]
        rows.append(
            row
            | {
                "state": state(judgement.points, judgement.out_of, judgement.ungraded),
                **marks(judgement.points, judgement.out_of, judgement.ungraded),
                "seed": seed,
                "digest": mark,
                "checks": [outcome.json() for outcome in judgement.outcomes],
            }
        )
    points, out_of, ungraded = (sum(row[key] for row in rows) for key in ("points", "out_of", "ungraded"))
    return {
        "format": FORMAT,
        "learner": learner.id,
        # "re-run": by a trainer, on a folder handed in. "declared": by the learner, on their own machine.
        "origin": "re-run" if rerun else "declared",
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        **marks(points, out_of, ungraded),
        "exercises": rows,
    }


def state(points: int, out_of: int, ungraded: int) -> str:
    """Where an exercise that was begun stands."""
    return NOT_GRADED if ungraded else COMPLETE if points == out_of else BEGUN


def marks(points: int, out_of: int, ungraded: int) -> dict[str, Any]:
    """Points with the grade that they make, as a grade file writes them."""
    counts = {"points": points, "out_of": out_of, "ungraded": ungraded}
    return counts | {"grade": out_of_twenty(**counts), "letter": letter(**counts)}


def place(target: Path, learner: Learner, *, several: bool, rerun: bool) -> Path:
    """Where the grades of one learner go: in a folder when there are several, and for a trainer who names no .json."""
    in_folder = several or target.is_dir() or (rerun and target.suffix.lower() != ".json")
    return target / f"{learner.id or 'answer'}.json" if in_folder else target


def write(path: Path, data: Mapping[str, Any]) -> None:
    """Write a grade file whole or not at all."""
    # Half a character, which UTF-8 cannot hold and a hand-in may contain, becomes the escape that JSON has for it.
    write_whole(path, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a text, whole or not at all, in a folder that is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{secrets.token_hex(8)}")
    try:
        draft.write_bytes(text.encode("utf-8", errors="backslashreplace"))
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
