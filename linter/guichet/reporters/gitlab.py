"""GitLab Code Quality: a JSON list, each finding with a fingerprint that does not move with its line."""

from __future__ import annotations

from guichet.core.findings import Certainty, Severity
from guichet.core.writing import as_json
from guichet.engine.report import Report
from guichet.reporters import View, cards_of
from guichet.reporters.fingerprints import Fingerprints
from guichet.reporters.text import HARMS

_SEVERITIES = {Severity.CRITICAL: "critical", Severity.SERIOUS: "major", Severity.MINOR: "minor"}


def render(report: Report, view: View) -> str:
    """Return the report as GitLab reads it; a review is "info"."""
    fingerprints = Fingerprints(report)
    rules = cards_of(report.findings, report)
    issues = []
    for finding in report.findings:
        who = f"{HARMS.of(view.lang)} {rules[finding.rule].harms.of(view.lang)}"
        issues.append(
            {
                "description": f"{finding.message.of(view.lang)} {who}",
                "check_name": finding.rule,
                "fingerprint": fingerprints.of(finding),
                "severity": "info" if finding.certainty is Certainty.REVIEW else _SEVERITIES[finding.severity],
                "location": {
                    "path": finding.path.removeprefix("./"),
                    "lines": {"begin": finding.position.line, "end": finding.position.end_line},
                },
            }
        )
    return as_json(issues)
