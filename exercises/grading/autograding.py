"""A grade file as GitHub Classroom's reporter reads it: `python -m grading.autograding grades.json >> "$GITHUB_OUTPUT"`."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path
from typing import Any

from grading.judge import PASSED, UNGRADED
from grading.text import Text, language_of_machine

STATUSES = {PASSED: "pass", UNGRADED: "error"}


def results(sheet: dict[str, Any], lang: str) -> dict[str, Any]:
    """Each check with its points: partial credit and messages both reach the learner."""
    tests = []
    for row in sheet["exercises"]:
        for check in row["checks"]:
            status = STATUSES.get(check["state"], "fail")
            message = Text.of(check["message"]).to(lang) if check["message"] else None
            tests.append(
                {
                    "name": f"{row['id']}: {Text.of(check['title']).to(lang)}",
                    "status": status,
                    "score": check["points"],
                    "message": message,
                }
            )
    found = {test["status"] for test in tests}
    return {
        "version": 1,
        "status": next((one for one in ("error", "fail") if one in found), "pass" if found else "fail"),
        "max_score": sum(check["out_of"] for row in sheet["exercises"] for check in row["checks"]),
        "tests": tests,
    }


def main() -> int:
    """Print the output line of a workflow step."""
    sheet = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    encoded = base64.b64encode(json.dumps(results(sheet, language_of_machine())).encode()).decode()
    print(f"result={encoded}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
