"""GitLab Code Quality: a JSON list, each finding with a fingerprint that does not move with its line."""

from __future__ import annotations

import hashlib
from collections import Counter

from guichet.core.findings import Certainty, Severity
from guichet.core.writing import as_json
from guichet.engine.report import Report
from guichet.reporters import View

_SEVERITIES = {Severity.CRITICAL: "critical", Severity.SERIOUS: "major", Severity.MINOR: "minor"}


def render(report: Report, view: View) -> str:
    """Return the report as GitLab reads it; a review is "info"."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        text = report.project.text(finding.path)[finding.span.start : finding.span.end]
        base = f"{finding.rule}\0{finding.path}\0{' '.join(text.split())}"
        seen[base] += 1
        issues.append(
            {
                "description": finding.message.of(view.lang),
                "check_name": finding.rule,
                "fingerprint": hashlib.sha256(f"{base}\0{seen[base]}".encode("utf-8", "surrogateescape")).hexdigest(),
                "severity": "info" if finding.certainty is Certainty.REVIEW else _SEVERITIES[finding.severity],
                "location": {
                    "path": finding.path.removeprefix("./"),
                    "lines": {"begin": finding.position.line, "end": finding.position.end_line},
                },
            }
        )
    return as_json(issues)
