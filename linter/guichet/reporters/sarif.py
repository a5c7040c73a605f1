"""SARIF 2.1.0: positions in code points, who is left out in each message, derogations as suppressions, the rule's page as help."""

from __future__ import annotations

import re
from typing import Any

from guichet.accepted.derogations import Derogation
from guichet.core.findings import Certainty, Finding, Place, Position, Severity
from guichet.core.writing import as_json, printable
from guichet.documents.rule_page import plain_page
from guichet.engine.catalogue import opened
from guichet.engine.report import Report
from guichet.reporters import View, cards_of
from guichet.reporters.fingerprints import Fingerprints
from guichet.reporters.text import HARMS
from guichet.rulebook.rule import Rule
from guichet.version import VERSION

_LEVELS = {Severity.CRITICAL: "error", Severity.SERIOUS: "warning", Severity.MINOR: "note"}


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path, errors="surrogateescape")


_LINKS = re.compile(r"[\\\[\]]")


def _plain(text: str) -> str:
    """Return a text as a message that shows it: what it quotes of a page makes no link (§ 3.11.6) and is obeyed by nothing."""
    return _LINKS.sub(r"\\\g<0>", printable(text))


def _rule(rule: Rule, view: View) -> dict[str, Any]:
    lang = view.lang
    record: dict[str, Any] = {
        "id": rule.name,
        "name": rule.name,
        "shortDescription": {"text": rule.title.of(lang)},
        "fullDescription": {"text": f"{rule.harms.of(lang)} {rule.instead.of(lang)}"},
        "help": {"text": rule.instead.of(lang), "markdown": plain_page(rule, lang)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family.value, *(f"{one.kind}:{one.number}" for one in rule.references)]},
    }
    if address := _address(rule, view):
        record["helpUri"] = address
    return record


def _address(rule: Rule, view: View) -> str:
    """Return where a rule's page is published, else the first of its sources that has an address."""
    if view.docs_url_of(rule):
        return view.help_of(rule)
    return next((one.url for one in rule.references if one.url), "")


def _location(path: str, region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": region}}


def _region(at: Position) -> dict[str, int]:
    return {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }


def _related(one: Place, view: View) -> dict[str, Any]:
    return {**_location(one.path, _region(one.position)), "message": {"text": _plain(one.said.of(view.lang))}}


def _result(
    finding: Finding, rule: Rule, index: int, view: View, fingerprint: str, derogation: Derogation | None
) -> dict[str, Any]:
    at = finding.position
    who = f"{HARMS.of(view.lang)} {rule.harms.of(view.lang)}"
    record: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": "note" if finding.certainty is Certainty.REVIEW else _LEVELS[finding.severity],
        "kind": "review" if finding.certainty is Certainty.REVIEW else "fail",
        "message": {"text": f"{_plain(finding.message.of(view.lang))}\n{_plain(who)}"},
        "partialFingerprints": {"guichetFinding/v1": fingerprint},
        "locations": [_location(finding.path, _region(at))],
        "properties": {"certainty": finding.certainty.value},
    }
    related = [_related(one, view) for one in finding.related]
    related += [_location(path, {"startLine": line}) for path, line in finding.places]
    if related:
        record["relatedLocations"] = related
    if finding.certainty is Certainty.REVIEW:
        record["level"] = "none"
    if derogation is not None:
        justification = printable(f"{derogation.reason} ({derogation.owner})")
        record["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": justification}]
    return record


def render(report: Report, view: View) -> str:
    """Return the report as one SARIF log."""
    shown: list[tuple[Finding, Derogation | None]] = [(finding, None) for finding in report.findings]
    shown += report.suppressed
    shown.sort(key=lambda pair: pair[0].key)
    rules = {name: opened(card) for name, card in cards_of([finding for finding, _ in shown], report).items()}
    order = {name: index for index, name in enumerate(sorted(rules))}
    fingerprints = Fingerprints(report)
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "columnKind": "unicodeCodePoints",
                "tool": {
                    "driver": {
                        "name": "guichet",
                        "semanticVersion": VERSION,
                        "rules": [_rule(rules[name], view) for name in sorted(rules)],
                    }
                },
                "results": [
                    _result(one, rules[one.rule], order[one.rule], view, fingerprints.of(one), derogation)
                    for one, derogation in shown
                ],
            }
        ],
    }
    return as_json(log)
