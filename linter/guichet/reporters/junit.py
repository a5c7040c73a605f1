"""JUnit XML: one suite per file, one failed case per violation, reviews as passed cases with their sentence."""

from __future__ import annotations

from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from guichet.core.findings import Certainty
from guichet.core.writing import printable
from guichet.engine.report import Report
from guichet.reporters import View


def render(report: Report, view: View) -> str:
    """Return the report as JUnit XML; a run without finding is one passed case."""
    suites = []
    for path, group in groupby(report.findings, key=lambda finding: printable(finding.path)):
        cases = []
        findings = list(group)
        for finding in findings:
            message = printable(finding.message.of(view.lang))
            place = f"{path}:{finding.position.line}:{finding.position.column}"
            head = f"  <testcase classname={quoteattr(path)} name={quoteattr(f'{finding.rule} {place}')}"
            if finding.certainty is Certainty.REVIEW:
                cases.append(f"{head}>\n   <system-out>{escape(message)}</system-out>\n  </testcase>")
            else:
                failure = f"<failure type={quoteattr(finding.severity)} message={quoteattr(message)}>{escape(place)}</failure>"
                cases.append(f"{head}>\n   {failure}\n  </testcase>")
        failed = sum(finding.certainty is Certainty.VIOLATION for finding in findings)
        body = "\n".join(cases)
        suites.append(
            f' <testsuite name={quoteattr(path)} tests="{len(findings)}" failures="{failed}">\n{body}\n </testsuite>'
        )
    if not suites:
        suites.append(
            ' <testsuite name="guichet" tests="1" failures="0">\n  <testcase classname="guichet" name="guichet"/>\n </testsuite>'
        )
    total = len(report.findings) or 1
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="guichet" tests="{total}" failures="{len(report.violations)}">',
    ]
    return "\n".join([*lines, *suites, "</testsuites>"]) + "\n"
