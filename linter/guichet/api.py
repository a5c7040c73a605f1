"""The public interface of guichet, for programs and for rules of other people.

`check` and `check_text` give findings as typed values, under the configuration that the command would use. The second
half of the names is what a rule is written with. What is neither here nor in `guichet.testing` is private: it may change
in any version. Before 1.0 a minor version may change this interface too; the changelog says so under "API".
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from guichet.accepted import baseline as baseline_file
from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Certainty, Family, Finding, Hit, Lang, Position, Severity, Span, Text
from guichet.core.option import Option
from guichet.core.source import Source
from guichet.documents.rule_page import plain_page
from guichet.done.nouns.act import Act
from guichet.engine import catalogue
from guichet.engine import run as engine
from guichet.engine.report import Report
from guichet.engine.selection import Rules
from guichet.engine.services import Service, check_services, services
from guichet.reading.project.discovery import discover
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.texts.document import Document
from guichet.reading.voice.call_flow import CallFlow
from guichet.reporters import View, render
from guichet.rulebook.plugin import Plugin
from guichet.rulebook.rule import (
    Bad,
    Check,
    Good,
    Rule,
    Subject,
    act_rule,
    call_flow_rule,
    element_rule,
    page_rule,
    project_rule,
    prose_rule,
    python_rule,
    script_rule,
    template_rule,
)

__all__ = [
    "Act",
    "Bad",
    "CallFlow",
    "Certainty",
    "Check",
    "Document",
    "Element",
    "Family",
    "Finding",
    "Good",
    "Hit",
    "Lang",
    "Option",
    "Page",
    "Plugin",
    "Position",
    "Project",
    "PythonModule",
    "Result",
    "Rule",
    "Script",
    "Severity",
    "Span",
    "Subject",
    "Text",
    "UsageError",
    "Workspace",
    "act_rule",
    "call_flow_rule",
    "check",
    "check_text",
    "element_rule",
    "explain",
    "page_rule",
    "project_rule",
    "prose_rule",
    "python_rule",
    "rules",
    "script_rule",
    "template_rule",
]


@dataclass(frozen=True)
class Result:
    """What a run found. Findings that a derogation or the baseline answers for are counted, not listed."""

    findings: tuple[Finding, ...]
    """In reading order: by path, line and column."""
    files: int
    suppressed: int
    accepted: int
    notes: tuple[Text, ...]
    """What the author of the configuration should know: a rule that changed its name, a rule that will go."""
    _report: Report = field(repr=False, compare=False)

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that are certain."""
        return tuple(one for one in self.findings if one.certainty is Certainty.VIOLATION)

    @property
    def reviews(self) -> tuple[Finding, ...]:
        """The findings that a person must look at."""
        return tuple(one for one in self.findings if one.certainty is Certainty.REVIEW)

    def without_reviews(self) -> Result:
        """Return the same result with the violations alone."""
        report = replace(self._report, findings=list(self.violations))
        return replace(self, findings=self.violations, _report=report)

    def report(self, form: str = "text", lang: Lang | None = None) -> str:
        """Return the report that the command would print: "text", "concise", "json", "sarif", "github", "gitlab" or "junit"."""
        config = self._report.project.config
        return render(form, self._report, View(lang or config.lang or "en", config.docs_url))


def _configuration(folder: str | Path, isolated: bool, select: Sequence[str], ignore: Sequence[str]) -> Config:
    config = Config() if isolated else catalogue.configuration_at(Path(folder))
    catalogue.validate(select, "select", config)
    catalogue.validate(ignore, "ignore", config)
    return catalogue.settled(replace(config, select=tuple(select) or config.select, ignore=(*config.ignore, *ignore)))


def _result(report: Report) -> Result:
    notes = report.project.config.notes
    return Result(tuple(report.findings), report.files, len(report.suppressed), report.accepted, notes, report)


def check(
    paths: Sequence[str | Path],
    *,
    folder: str | Path = ".",
    isolated: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    include: Sequence[str] = (),
    baseline: str | Path | None = None,
    jobs: int = 1,
) -> Result:
    """Check files and folders, each file under the nearest configuration, where there is none under that of `folder`.

    Nothing is written, nor any cache. `baseline` stands for the one that the configuration names.
    `select` replaces the rules that the configuration selects, `ignore` adds to those that it ignores, `include` to the
    files that it has judged whatever they look like; `isolated` leaves configuration and plugins out. Raises UsageError, whose `text` says in both languages what was wrong.
    """

    def config_in(root: Path) -> Config:
        config = _configuration(root, isolated, select, ignore)
        config = replace(config, include=(*config.include, *include))
        return config if baseline is None else replace(config, baseline=str(baseline))

    names = [Path(path).as_posix() for path in paths]
    here = config_in(Path(folder))
    found = (
        [Service(here)]
        if isolated
        else services([one for one in names if os.path.exists(one)], here, config_in, folder)
    )

    def run(service: Service) -> Report:
        return engine.check(
            names, service.config, jobs=jobs, use_cache=False, governs=service.governs, spent=service.spent
        )

    return _result(check_services(found, run))


def check_text(
    text: str,
    name: str = "page.html",
    *,
    folder: str | Path = ".",
    isolated: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rendered: bool = False,
) -> Result:
    """Check one text as if it were the file `name`, whose ending says what it is; the rest is as for `check`.

    The text is all that is read: what it extends or includes is not looked for, and no pattern excludes it. With
    `rendered` it is a page made from templates: what the baseline accepts in one of them is let be in the page when it
    is written there in the same way.
    """
    config = replace(_configuration(folder, isolated, select, ignore), exclude=())
    if not (rendered and config.baseline):
        return _result(engine.check([], config, jobs=1, use_cache=False, texts=[Source(name, text)]))
    accepted = {entry.key[::2] for entry in baseline_file.load(baseline_file.file_of(config.baseline))}
    config = replace(config, baseline="")
    report = engine.check([], config, jobs=1, use_cache=False, texts=[Source(name, text)])
    number = len(report.findings)
    report.findings = [
        one
        for one in report.findings
        if accepted.isdisjoint(key[::2] for key in baseline_file.entry_of(one, text, ".").keys)
    ]
    report.accepted = number - len(report.findings)
    return _result(report)


class Workspace:
    """The files of a folder, kept in hand by an editor or a bot that checks its texts one at a time.

    Rules that look at several files do not run. Raises UsageError for a configuration that does not hold.
    """

    def __init__(
        self,
        folder: str | Path = ".",
        *,
        isolated: bool = False,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
    ) -> None:
        root = Path(folder).resolve()
        self._config = _configuration(root, isolated, select, ignore)
        self._project = Project(discover([str(root)], self._config) if root.is_dir() else [], self._config)
        self._rules = Rules([one for one in catalogue.selected(self._config) if one.subject is not Subject.PROJECT])

    @property
    def lang(self) -> Lang | None:
        """The language that the configuration asks for, if it does."""
        return self._config.lang

    @property
    def notes(self) -> tuple[Text, ...]:
        """What the author of the configuration should know."""
        return self._config.notes

    def check(self, path: str | Path, text: str) -> tuple[Finding, ...]:
        """Return the findings of a file of the folder as if it held this text; later checks see this text too."""
        source = Source(Path(path).as_posix(), text)
        self._project.replace(source)
        return tuple(engine.check_text(source.path, self._rules, self._project))

    def accept_nothing(self) -> None:
        """Show from now on what the baseline accepts, for one that is missing or damaged."""
        self._project.config = replace(self._config, baseline="")

    def rule(self, name: str) -> Rule:
        """Return a rule by its name, its code or a name that it had. Raises KeyError."""
        found = catalogue.rule_called(name, self._config)
        if found is None:
            raise KeyError(name)
        return found


def rules(folder: str | Path = ".", *, isolated: bool = False) -> tuple[Rule, ...]:
    """Return every rule of guichet and of the plugins that hold in a folder, sorted by code. Raises UsageError."""
    return catalogue.all_rules(_configuration(folder, isolated, (), ()))


def explain(rule: Rule, lang: Lang = "en") -> str:
    """Return the page of a rule, in Markdown."""
    return plain_page(rule, lang)
