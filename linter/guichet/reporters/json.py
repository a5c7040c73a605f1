"""One JSON object: `version`, `date`, `summary`, what was not read, `derogations`, `findings`, `stale`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from guichet.core.findings import Finding
from guichet.core.writing import as_json
from guichet.documents.register import record_of
from guichet.engine.report import Report
from guichet.reporters import View, cards_of, flaw_and_rest
from guichet.rulebook.card import Card
from guichet.rulebook.left_out import left_out
from guichet.rulebook.references import Reference
from guichet.version import VERSION


def summary(report: Report) -> dict[str, Any]:
    """Return the counts of a report; `unjudged` counts what was read and not judged, `printed` the templates that only go into PDF files, if any."""
    left = Counter(place.value for place in report.found.unjudged.values())
    return {
        "files": report.files,
        "violations": len(report.violations),
        "reviews": len(report.reviews),
        "suppressed": len(report.suppressed),
        "accepted": report.accepted,
        **({"unjudged": dict(sorted(left.items()))} if left else {}),
        **({"printed": len(report.printed)} if report.printed else {}),
    }


def references_of(rule: Card, view: View) -> list[dict[str, str]]:
    """Return where a rule comes from, as the command's contract describes it."""
    return [
        {"label": one.label.of(view.lang), "url": one.url, "state": one.state.value, **_reading(one)}
        for one in rule.references
    ]


def finding_of(finding: Finding, rule: Card, references: list[dict[str, str]], view: View) -> dict[str, Any]:
    """Return a finding as the command's contract describes it."""
    at = finding.position
    record: dict[str, Any] = {
        "rule": finding.rule,
        "code": finding.code,
        "family": finding.family.value,
        "severity": finding.severity.value,
        "certainty": finding.certainty.value,
        "path": finding.path,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "flaw": flaw_and_rest(finding, rule, view.lang)[0],
        "message": finding.message.of(view.lang),
        "harms": rule.harms.of(view.lang),
        "people": list(left_out(rule)),
        "references": references,
        "help": view.help_of(rule),
    }
    if finding.page and finding.page != finding.path:
        record["page"] = finding.page
    if finding.places:
        record["places"] = [{"path": path, "line": line} for path, line in finding.places]
    if finding.related:
        record["related"] = [
            {
                "path": one.path,
                "line": one.position.line,
                "column": one.position.column,
                "end_line": one.position.end_line,
                "end_column": one.position.end_column,
                "message": one.said.of(view.lang),
            }
            for one in finding.related
        ]
    return record


def _reading(reference: Reference) -> dict[str, str]:
    """Say when a reference was read: on a day, or by a day."""
    days = {"consulted": reference.on, "consulted_by": reference.by}
    return {name: day.isoformat() for name, day in days.items() if day is not None}


def heading(report: Report, view: View) -> dict[str, Any]:
    """Return what a report says of the run as a whole."""
    return {
        "version": VERSION,
        "date": view.today.isoformat(),
        "summary": summary(report),
        "not_read": report.found.kinds,
        "read_in_part": report.found.in_part,
        "excluded": report.found.excluded,
        "accepted": dict(sorted(report.accepted_rules.items())),
        "baseline": [
            {"until": until.isoformat(), "owner": owner, "lines": lines} for (until, owner), lines in ends_of(report)
        ],
    }


def ends_of(report: Report) -> list[tuple[tuple[date, str], int]]:
    """Return the days until which lines of the baseline accept something, with who answers for them and how many there are."""
    return sorted(Counter((one.until, one.owner) for one in report.dated if one.until is not None).items())


def derogations(report: Report, view: View) -> list[dict[str, Any]]:
    """Return the decisions written in what was read, with what is wrong with them on that day."""
    return [record_of(one, view.today, report.project.config) for one in report.derogations]


def findings(report: Report, view: View) -> Iterator[dict[str, Any]]:
    """Yield the findings of a report, in order."""
    return _records(report.findings, report, view)


def stale(report: Report, view: View) -> Iterator[dict[str, Any]]:
    """Yield the lines of the baseline that nothing needs any more, as findings are described."""
    return _records(report.stale, report, view)


def _records(found: list[Finding], report: Report, view: View) -> Iterator[dict[str, Any]]:
    rules = cards_of(found, report)
    references = {name: references_of(rule, view) for name, rule in rules.items()}
    for finding in found:
        yield finding_of(finding, rules[finding.rule], references[finding.rule], view)


def render(report: Report, view: View) -> str:
    """Return the report as JSON, the same bytes for the same findings on the same day."""
    data = {
        **heading(report, view),
        "derogations": derogations(report, view),
        "findings": [*findings(report, view)],
        "stale": [*stale(report, view)],
    }
    return as_json(data)
