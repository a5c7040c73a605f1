"""The linter as one check among others: asked through its command, for the rules that the exercise names."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Sequence
from pathlib import Path

from grading.checks import Failed
from grading.text import Text


def lint(paths: Sequence[Path], rules: Sequence[str], folder: Path) -> None:
    """Raise Failed with every violation of those rules in those files."""
    french = _findings(paths, rules, folder, "fr")
    if not french:
        return
    found = {"fr": french, "en": _findings(paths, rules, folder, "en")}
    rules_met = ", ".join(sorted({rule for rule, _ in found["fr"]}))
    raise Failed(
        fr=f"Le linter guichet signale : {rules_met}.",
        en=f"The guichet linter reports: {rules_met}.",
        expected=Text(fr="aucun constat", en="no finding"),
        actual=Text(fr="\n".join(line for _, line in found["fr"]), en="\n".join(line for _, line in found["en"])),
        try_=Text(fr=f"guichet explain {rules_met}", en=f"guichet explain {rules_met}"),
    )


def _findings(paths: Sequence[Path], rules: Sequence[str], folder: Path, lang: str) -> list[tuple[str, str]]:
    # In this process: starting Python and loading the rules again would take most of the time of a small exercise.
    from guichet.hosts.cli import main

    files = [path.relative_to(folder).as_posix() for path in paths]
    command = ["check", "--isolated", "--no-cache", "--lang", lang, "--select", ",".join(rules), "--format", "json"]
    report, notes = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(report), contextlib.redirect_stderr(notes):
        status = main([*command, *files])
    if status not in (0, 1):
        raise RuntimeError(notes.getvalue().strip()[-500:])
    return [
        (one["rule"], f"{one['path']}:{one['line']}: {one['message']}")
        for one in json.loads(report.getvalue())["findings"]
        if one["certainty"] == "violation"
    ]
