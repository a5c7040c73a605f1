"""Findings in, text out. Each reporter is a module with `render(report, view) -> str`, imported when asked for."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from guichet.core.findings import Finding, Lang

if TYPE_CHECKING:
    from guichet.engine.run import Report
    from guichet.rulebook.card import Card

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown", "badge", "shields")


@dataclass(frozen=True, slots=True)
class View:
    """How a report is shown: the language, the address of the rule pages, whether the terminal has colours, on which day."""

    lang: Lang = "fr"
    docs_url: str = ""
    colour: bool = False
    today: date = field(default_factory=date.today)

    def help_of(self, rule: Card) -> str:
        """Return the address of a rule's page, else its relative path in the course, or the command that shows it."""
        docs_url, prefix = self.docs_url_of(rule), "" if self.lang == "fr" else f"{self.lang}/"
        if docs_url:
            return f"{docs_url.rstrip('/')}/{prefix}{rule.help_path}.html"
        return f"guichet explain {rule.name}" if rule.plugin else f"course/docs/{self.lang}/{rule.help_path}.md"

    def docs_url_of(self, rule: Card) -> str:
        """Return the address below which a rule's page is published, "" when there is none."""
        return rule.plugin.docs_url if rule.plugin else self.docs_url


def render(format_name: str, report: Report, view: View) -> str:
    """Return a report in one of FORMATS."""
    module = importlib.import_module(f"guichet.reporters.{format_name}")
    text: str = module.render(report, view)
    return text


def cards_of(findings: list[Finding], report: Report) -> dict[str, Card]:
    """Return the cards of the rules that some findings of a report name."""
    from guichet.engine.catalogue import card_of

    return {finding.rule: card_of(finding, report.project.config) for finding in findings}
