"""GitHub workflow commands: one annotation per finding, which says who is left out."""

from __future__ import annotations

from guichet.core.findings import Certainty, Severity
from guichet.core.writing import printable
from guichet.engine.report import Report
from guichet.reporters import View, cards_of
from guichet.reporters.text import HARMS

_LEVELS = {Severity.CRITICAL: "error", Severity.SERIOUS: "warning", Severity.MINOR: "notice"}


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render(report: Report, view: View) -> str:
    """Return one line per finding; a review is a notice."""
    rules = cards_of(report.findings, report)
    lines = []
    for finding in report.findings:
        level = "notice" if finding.certainty is Certainty.REVIEW else _LEVELS[finding.severity]
        at = finding.position
        place = f"file={_property(finding.path)},line={at.line},endLine={at.end_line}"
        if at.line == at.end_line:
            place += f",col={at.column},endColumn={at.end_column}"
        rule = rules[finding.rule]
        title = _property(f"{rule.title.of(view.lang)} ({rule.name})")
        who = _data(f"{HARMS.of(view.lang)} {rule.harms.of(view.lang)}")
        lines.append(f"::{level} {place},title={title}::{_data(finding.message.of(view.lang))}%0A{who}\n")
    return "".join(lines)
