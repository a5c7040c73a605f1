"""The linter as one check among others: asked through its command, for the rules that the exercise names."""

from __future__ import annotations

import json
import subprocess
import sys
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
    command = [sys.executable, "-P", "-m", "guichet", "check", "--isolated", "--no-cache", "--lang", lang]
    command += ["--select", ",".join(rules), "--format", "json"]
    command += [path.relative_to(folder).as_posix() for path in paths]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.strip()[-500:])
    return [
        (one["rule"], f"{one['path']}:{one['line']}: {one['message']}")
        for one in json.loads(done.stdout)["findings"]
        if one["certainty"] == "violation"
    ]
