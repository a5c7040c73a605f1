"""The same badge as data, for an endpoint badge of shields.io: https://shields.io/badges/endpoint-badge."""

from __future__ import annotations

from guichet.core.writing import as_json
from guichet.engine.report import Report
from guichet.reporters import View
from guichet.reporters.badge import colour, label, message


def render(report: Report, view: View) -> str:
    """Return what the service reads."""
    said = {"label": label(view), "message": message(report, view), "color": colour(report)}
    return as_json({"schemaVersion": 1, **said})
