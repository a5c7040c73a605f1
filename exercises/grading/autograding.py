"""Grades as GitHub Classroom reads them in the log of a workflow: `python -m grading.autograding grades.json`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grading.judge import PASSED, UNGRADED, UNTOLD
from grading.text import Text, language_of_machine, printable

STATES = {
    PASSED: Text(fr="réussi", en="passed"),
    UNGRADED: Text(fr="non noté", en="not graded"),
}
NOT_PASSED = Text(fr="à revoir", en="to rework")
UNRUN = Text(
    fr="points non notés, faute de navigateur ou par erreur du correcteur",
    en="points not graded, for want of a browser or by an error of the grader",
)


def lines(sheet: dict[str, Any], lang: str) -> Iterator[str]:
    """A line for each check, then the points: two notices, whose titles Classroom looks for. No word of the answer."""
    checks = [(row["id"], check) for row in sheet["exercises"] for check in row["checks"]]
    for exercise, check in checks:
        state = STATES.get(check["state"], NOT_PASSED).to(lang)
        title = Text.of(check["title"]).to(lang)
        yield printable(f"{exercise}, {title} ({state}, {check['points']}/{check['out_of']})")
    points, out_of = (sum(check[key] for _, check in checks) for key in ("points", "out_of"))
    ungraded = sum(check["out_of"] for _, check in checks if check["state"] in UNTOLD)
    if ungraded:
        yield f"::warning title=Autograding::{UNRUN.to(lang)} ({ungraded})"
    yield f"::notice title=Autograding complete::Points {points}/{out_of}"
    yield f"::notice title=Autograding report::{json.dumps({'totalPoints': points, 'maxPoints': out_of})}"


def main() -> int:
    """Write on the log of a workflow step."""
    sheet = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(*lines(sheet, language_of_machine()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
