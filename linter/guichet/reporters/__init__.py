"""Findings in, text out. Each reporter is a module with `render(report, view) -> str`, imported when asked for."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from guichet.core.findings import COLON, Finding, Lang

if TYPE_CHECKING:
    from guichet.engine.report import Report
    from guichet.rulebook.card import Card

FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "markdown",
    "badge",
    "shields",
)


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


_NAMED = re.compile(r'"[^"]*"|«[^»]*»|`[^`]*`')
"""What a message quotes from the code."""


def flaw_and_rest(finding: Finding, rule: Card, lang: Lang) -> tuple[str, str]:
    """Return what a message says first, the flaw, as a sentence; then who is left out and what to do, "" when it says neither.

    A message that begins with nothing but what it names is told after the title of its rule.
    """
    whole = finding.message.of(lang)
    head = whole[: finding.flaw[0 if whole == finding.message.fr else 1]] or whole
    rest = whole[len(head) :].lstrip(" \u00a0.:;")
    flaw = head if re.search(r"\w", _NAMED.sub("", head)) else f"{rule.title.of(lang)}{COLON.of(lang)} {head}"
    end = whole[len(head) : len(head) + 2].strip(" \u00a0")
    return flaw + (end if end and end in "?!" else "."), rest[:1].upper() + rest[1:]


def cards_of(findings: list[Finding], report: Report) -> dict[str, Card]:
    """Return the cards of the rules that some findings of a report name, whichever configuration brings them."""
    from guichet.engine.catalogue import card_called

    configs = [report.project.config, *report.configs]
    names = dict.fromkeys(finding.rule for finding in findings)
    known = ((name, card_called(name, config)) for name in names for config in reversed(configs))
    return {name: card for name, card in known if card is not None}
