"""GitHub workflow commands: one annotation per finding."""

from __future__ import annotations

from guichet.core.findings import Certainty, Severity
from guichet.core.writing import printable
from guichet.engine.report import Report
from guichet.reporters import View

_LEVELS = {Severity.CRITICAL: "error", Severity.SERIOUS: "warning", Severity.MINOR: "notice"}


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render(report: Report, view: View) -> str:
    """Return one line per finding; a review is a notice."""
    lines = []
    for finding in report.findings:
        level = "notice" if finding.certainty is Certainty.REVIEW else _LEVELS[finding.severity]
        at = finding.position
        place = f"file={_property(finding.path)},line={at.line},endLine={at.end_line}"
        if at.line == at.end_line:
            place += f",col={at.column},endColumn={at.end_column}"
        lines.append(f"::{level} {place},title={_property(finding.rule)}::{_data(finding.message.of(view.lang))}\n")
    return "".join(lines)
