"""One line for each finding, violations first: where, how serious, which rule, the flaw; then the counts."""

from __future__ import annotations

from guichet.core.findings import Certainty, Text
from guichet.core.writing import printable, shown_path
from guichet.engine.report import Report
from guichet.reporters import View, cards_of, flaw_and_rest
from guichet.reporters.text import SEVERITIES, closing

_REVIEW = Text("à vérifier", "to check")


def render(report: Report, view: View) -> str:
    """Return the report in lines that editors and people jump from: path, line and column come first."""
    rules = cards_of(report.findings, report)
    lines = []
    for finding in sorted(report.findings, key=lambda one: one.certainty is Certainty.REVIEW):
        at, said = finding.position, SEVERITIES[finding.severity]
        weight = _REVIEW if finding.certainty is Certainty.REVIEW else said
        flaw, _ = flaw_and_rest(finding, rules[finding.rule], view.lang)
        place = f"{shown_path(finding.path)}:{at.line}:{at.column}"
        lines.append(f"{place}: {weight.of(view.lang)} {finding.rule}: {printable(flaw)}")
    return "\n".join([*lines, *closing(report, view)]) + "\n"
