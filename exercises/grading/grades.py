"""Points become a grade, and grades become a file that says where they come from."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grading.exercise import Exercise
from grading.judge import Judgement
from grading.variants import IGNORED

FORMAT = 1
LETTERS = ((0.9, "A"), (0.75, "B"), (0.6, "C"), (0.4, "D"))
SCALES = ("20", "letters")


def out_of_twenty(points: int, out_of: int) -> float | None:
    """The grade on the French scale, to one decimal; None when nothing could be graded."""
    return round(20 * points / out_of, 1) if out_of else None


def letter(points: int, out_of: int) -> str | None:
    """A from 90 %, B from 75 %, C from 60 %, D from 40 %, E below."""
    if not out_of:
        return None
    return next((name for share, name in LETTERS if points / out_of >= share), "E")


@dataclass(frozen=True)
class Learner:
    """Whose answers are judged: an identifier (empty for the person at the keyboard) and where the answers are."""

    id: str
    folder: Path | None = None

    def answer(self, exercise: Exercise) -> Path:
        """The folder of that learner's answer, which may not exist."""
        if self.folder is None:
            return exercise.answer
        handed = self.folder / exercise.id
        return handed / "answer" if (handed / "answer").is_dir() else handed


def learners(handed_in: Path) -> list[Learner]:
    """One learner when the folder holds exercises, else one for each folder in it that holds some."""
    if _holds_exercises(handed_in):
        return [Learner(handed_in.resolve().name, handed_in)]
    folders = sorted(path for path in handed_in.iterdir() if path.is_dir() and _holds_exercises(path))
    return [Learner(path.name, path) for path in folders]


def strangers(handed_in: Path) -> list[str]:
    """The folders, among those of several people, in which no exercise is recognised."""
    if _holds_exercises(handed_in):
        return []
    folders = sorted(path for path in handed_in.iterdir() if path.is_dir() and not path.name.startswith((".", "__")))
    return [path.name for path in folders if not _holds_exercises(path)]


def _holds_exercises(folder: Path) -> bool:
    names = {exercise.id for exercise in Exercise.all()}
    return any(path.name in names for path in folder.iterdir() if path.is_dir())


def digest(folder: Path) -> str:
    """A fingerprint of an answer, so that two runs can be told to be about the same files."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not any(part in IGNORED for part in path.parts):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


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
            rows.append(row | {"state": "absent", "points": 0, "out_of": weight, "grade": 0.0, "checks": []})
            continue
        judgement, seed, mark = judged[exercise.id]
        rows.append(
            row
            | {
                "state": "complete" if judgement.is_complete else "begun",
                "points": judgement.points,
                "out_of": judgement.out_of,
                "grade": out_of_twenty(judgement.points, judgement.out_of),
                "letter": letter(judgement.points, judgement.out_of),
                "seed": seed,
                "digest": mark,
                "checks": [outcome.json() for outcome in judgement.outcomes],
            }
        )
    points, out_of = sum(row["points"] for row in rows), sum(row["out_of"] for row in rows)
    return {
        "format": FORMAT,
        "learner": learner.id,
        # "re-run": by a trainer, on a folder handed in. "declared": by the learner, on their own machine.
        "origin": "re-run" if rerun else "declared",
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "points": points,
        "out_of": out_of,
        "grade": out_of_twenty(points, out_of),
        "letter": letter(points, out_of),
        "exercises": rows,
    }


def place(target: Path, learner: Learner, *, several: bool, rerun: bool) -> Path:
    """Where the grades of one learner go: in a folder when there are several, and for a trainer who names no .json."""
    in_folder = several or target.is_dir() or (rerun and target.suffix.lower() != ".json")
    return target / f"{learner.id or 'answer'}.json" if in_folder else target


def write(path: Path, data: Mapping[str, Any]) -> None:
    """Write a grade file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        draft.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
