"""JSON Lines: the run, its decisions, its findings, each on a line of its own, so that they can be read one at a time."""

from __future__ import annotations

from guichet.core.writing import as_json_line
from guichet.engine.report import Report
from guichet.reporters import View
from guichet.reporters.json import derogations, findings, heading, stale


def render(report: Report, view: View) -> str:
    """Return one object for each line; `kind` says what it is: "report", "derogation", "finding" or "stale"."""
    records = [{"kind": "report", **heading(report, view)}]
    records += [{"kind": "derogation", **one} for one in derogations(report, view)]
    records += [{"kind": "finding", **one} for one in findings(report, view)]
    records += [{"kind": "stale", **one} for one in stale(report, view)]
    return "".join(map(as_json_line, records))
