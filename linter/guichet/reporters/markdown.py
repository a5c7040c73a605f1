"""A summary for a pull request or a merge request: what is new, by the people whom it leaves outside; what is mended; what is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guichet.accepted.derogations import Derogation
from guichet.core.findings import COLON, Certainty, Finding, Text
from guichet.core.markdown import code, plain
from guichet.engine.report import Report
from guichet.reporters import View, cards_of, flaw_and_rest
from guichet.reporters.counts import count
from guichet.reporters.days import written
from guichet.reporters.json import ends_of
from guichet.reporters.remarks import remarks
from guichet.reporters.text import HARMS, LET_BE, SEVERITIES
from guichet.rulebook.left_out import group_named, left_out

SHOWN = 20
"""Findings listed for each group of people: a summary that nobody can read through is read by nobody."""
SOON = timedelta(days=30)

_NEW = Text("Nouveau", "New")
_FOUND = Text("Constats", "Found")
_WHO = Text("Qui reste dehors", "Who is left outside")
_HEAD = (Text("Personnes", "People"), Text("Violations", "Violations"), Text("À vérifier", "To check"))
_MENDED = Text("Corrigé", "Mended")
_DUE = Text("À échéance", "Due")
_NOTHING = Text("Rien de nouveau.", "Nothing new.")
_NONE = Text("Rien à signaler.", "Nothing to report.")
_MORE = Text("… et {number} autres : voyez le rapport.", "… and {number} more: see the report.")
_STALE = Text(
    "Ces lignes de la référence ne servent plus : relancez « guichet baseline ».",
    'These lines of the baseline are no longer needed: run "guichet baseline" again.',
)
_PASSED = Text("échue le {day}", "ended on {day}")
_UNTIL = Text("jusqu’au {day}", "until {day}")
_OWNER = Text("{rules} dans {place} ({owner}) : {reason}", "{rules} in {place} ({owner}): {reason}")
_LIMIT = Text(
    "Un rapport vide ne veut jamais dire qu’un service est conforme : guichet n’a essayé aucune page avec personne.",
    "An empty report never means that a service is compliant: guichet tried no page with anyone.",
)


@dataclass(frozen=True, slots=True)
class _Shares:
    """The findings of a report, apart by what a reader does with them."""

    fresh: list[Finding]
    mended: list[Finding]
    late: list[Finding]
    due: list[Derogation]
    ends: list[tuple[tuple[date, str], int]]

    @property
    def expiring(self) -> int:
        """How many decisions and lines of the baseline are due."""
        return len(self.due) + sum(lines for _, lines in self.ends)


def _shared(report: Report, view: View) -> _Shares:
    late = {one.key for one in report.late}
    told = [one for one in report.findings if one.rule != "derogation-expired"]
    soon = view.today + SOON
    due = [one for one in report.derogations if one.until is not None and one.until <= soon]
    return _Shares(
        [one for one in told if one.key not in late],
        report.stale,
        [one for one in told if one.key in late],
        sorted(due, key=lambda one: (one.until, one.path, one.line)),
        [end for end in ends_of(report) if end[0][0] <= soon],
    )


def render(report: Report, view: View) -> str:
    """Return the summary, headings from the second level on."""
    return "\n\n".join(_blocks(report, _shared(report, view), view)) + "\n"


def _blocks(report: Report, shares: _Shares, view: View) -> Iterator[str]:
    lang = view.lang
    is_ratchet = any(config.baseline for config in (report.project.config, *report.configs))
    yield f"## guichet{COLON.of(lang)} {_counts(shares, view, is_ratchet)}"
    yield _facts(report, view)
    if shares.fresh:
        groups = _by_people(shares.fresh, report)
        yield f"### {_WHO.of(lang)}"
        yield _table(groups, view)
        yield f"### {(_NEW if is_ratchet else _FOUND).of(lang)}"
        for key, findings in groups.items():
            yield f"#### {group_named(key).of(lang)}"
            yield "\n".join(_items(findings, report, view))
    else:
        yield (_NOTHING if is_ratchet else _NONE).of(lang)
    if shares.mended:
        yield f"### {_MENDED.of(lang)}"
        yield _STALE.of(lang)
        yield "\n".join(_capped([f"- {plain(one.message.of(lang))}" for one in shares.mended], view))
    if shares.expiring:
        yield f"### {_DUE.of(lang)}"
        items = [_lines(*end, view) for end in shares.ends] + [_decision(one, view) for one in shares.due]
        yield "\n".join([*_capped(items, view), *_items(shares.late, report, view)])
    yield _LIMIT.of(lang)


def _counts(shares: _Shares, view: View, is_ratchet: bool) -> str:
    violations = sum(one.certainty is Certainty.VIOLATION for one in shares.fresh)
    said = [count(violations, "violations"), count(len(shares.fresh) - violations, "reviews")]
    parts = [part.of(view.lang) for part in said]
    if is_ratchet:
        parts[0] += f" ({_NEW.of(view.lang).lower()})"
    for noun, number in ((_MENDED, len(shares.mended)), (_DUE, shares.expiring)):
        if number:
            parts.append(f"{noun.of(view.lang).lower()}{COLON.of(view.lang)} {number}")
    return ", ".join(parts)


def _facts(report: Report, view: View) -> str:
    lang = view.lang
    said = [f"{written(view.today).of(lang)}, {count(report.files, 'files').of(lang)}."]
    if report.suppressed or report.accepted:
        said.append(LET_BE.of(lang).format(suppressed=len(report.suppressed), accepted=report.accepted))
    return " ".join([*said, *(remark.of(lang) for remark in remarks(report))])


def _by_people(findings: Sequence[Finding], report: Report) -> dict[str, list[Finding]]:
    """Return findings by the first group of people that their rule names, the largest group first."""
    rules = cards_of(list(findings), report)
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(left_out(rules[finding.rule])[0], []).append(finding)
    return dict(sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _table(groups: dict[str, list[Finding]], view: View) -> str:
    lines = [f"| {' | '.join(head.of(view.lang) for head in _HEAD)} |", "| --- | ---: | ---: |"]
    for key, findings in groups.items():
        violations = sum(one.certainty is Certainty.VIOLATION for one in findings)
        lines.append(f"| {group_named(key).of(view.lang)} | {violations} | {len(findings) - violations} |")
    return "\n".join(lines)


def _items(findings: Sequence[Finding], report: Report, view: View) -> Iterator[str]:
    """Yield one item for each finding, violations first, the sentence about the people once for each rule."""
    lang = view.lang
    rules = cards_of(list(findings), report)
    told: set[str] = set()
    ordered = sorted(findings, key=lambda one: (one.certainty is Certainty.REVIEW, one.key))
    for finding in ordered[:SHOWN]:
        sure = _HEAD[2] if finding.certainty is Certainty.REVIEW else SEVERITIES[finding.severity]
        place = code(f"{finding.path}:{finding.position.line}")
        flaw, rest = map(plain, flaw_and_rest(finding, rules[finding.rule], lang))
        said = f"**{flaw}** {rest}".rstrip()
        item = f"- {place} {said} ({sure.of(lang).lower()}, {code(finding.rule)})"
        if finding.rule not in told:
            told.add(finding.rule)
            item += f" *{HARMS.of(lang)} {plain(rules[finding.rule].harms.of(lang))}*"
        yield item
    if len(ordered) > SHOWN:
        yield f"- {_MORE.of(lang).format(number=len(ordered) - SHOWN)}"


def _capped(items: list[str], view: View) -> list[str]:
    rest = len(items) - SHOWN
    return items if rest <= 0 else [*items[:SHOWN], f"- {_MORE.of(view.lang).format(number=rest)}"]


def _lines(end: tuple[date, str], number: int, view: View) -> str:
    day, owner = end
    who = f" ({plain(owner)})" if owner else ""
    return f"- **{_when(day, view)}**{COLON.of(view.lang)} {count(number, 'lines').of(view.lang)}{who}"


def _when(day: date, view: View) -> str:
    return (_PASSED if day < view.today else _UNTIL).format(day=written(day)).of(view.lang)


def _decision(one: Derogation, view: View) -> str:
    assert one.until is not None
    what = _OWNER.of(view.lang).format(
        rules=", ".join(map(plain, one.rules)),
        place=code(f"{one.path}:{one.line}"),
        owner=plain(one.owner),
        reason=plain(one.reason),
    )
    return f"- **{_when(one.until, view)}**{COLON.of(view.lang)} {what}"
