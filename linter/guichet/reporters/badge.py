"""A badge: what a run counted, on which day, and what it did not check. It never says that a service is compliant."""

from __future__ import annotations

from html import escape

from guichet.core.findings import Severity, Text
from guichet.engine.report import Report
from guichet.reporters import View
from guichet.reporters.counts import count
from guichet.reporters.days import written

_UNTRIED = Text("sans essai avec des personnes", "not tried with people")
_LET_BE = Text("{number} laissés de côté", "{number} let be")
_HEIGHT = 24
_MARGIN = 8
_LETTER = 6.5
"""The width of a letter, at a guess: `textLength` then fits the text to it, whatever the font."""


def label(view: View) -> str:
    """Return the left part: the tool and the day."""
    return f"guichet, {written(view.today).of(view.lang)}"


def message(report: Report, view: View) -> str:
    """Return the right part: what was found, what was let be, and what was not checked."""
    parts = [count(len(report.violations), "violations"), count(len(report.reviews), "reviews")]
    if let_be := report.accepted + len(report.suppressed):
        parts.append(_LET_BE.format(number=let_be))
    unreadable = sum(finding.rule == "file-unreadable" for finding in report.findings)
    if unread := unreadable + sum(report.found.kinds.values()):
        parts.append(count(unread, "unread"))
    if report.found.unjudged:
        parts.append(count(len(report.found.unjudged), "unjudged"))
    if report.found.excluded:
        parts.append(count(report.found.excluded, "excluded"))
    return ", ".join(part.of(view.lang) for part in (*parts, _UNTRIED))


def colour(report: Report) -> str:
    """Return red when something certain and critical was found, else blue: no colour says that all is well."""
    is_critical = any(finding.severity is Severity.CRITICAL for finding in report.violations)
    return "8a1c1c" if is_critical else "2b4570"


def render(report: Report, view: View) -> str:
    """Return the badge as a picture in SVG, whose name says what it shows."""
    left, right = label(view), message(report, view)
    first, second = (round(len(text) * _LETTER) for text in (left, right))
    widths = (first + 2 * _MARGIN, second + 2 * _MARGIN)
    whole = escape(f"{left}: {right}" if view.lang == "en" else f"{left}\u00a0: {right}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{sum(widths)}" height="{_HEIGHT}" role="img"'
        f' aria-label="{whole}" lang="{view.lang}">\n'
        f"<title>{whole}</title>\n"
        f'<rect width="{widths[0]}" height="{_HEIGHT}" fill="#333"/>\n'
        f'<rect x="{widths[0]}" width="{widths[1]}" height="{_HEIGHT}" fill="#{colour(report)}"/>\n'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="12">\n'
        f'<text x="{_MARGIN}" y="16" textLength="{first}">{escape(left)}</text>\n'
        f'<text x="{widths[0] + _MARGIN}" y="16" textLength="{second}">{escape(right)}</text>\n'
        "</g>\n</svg>\n"
    )
