"""Files in, findings out: reads each file once, dispatches rules, keeps one broken file from hiding the rest."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from guichet.catalogue import selected
from guichet.config import Config
from guichet.findings import Finding, Hit
from guichet.project import Project, is_template
from guichet.rule import Rule, Subject
from guichet.source import UnreadableError

SKIPPED_FOLDERS = frozenset(
    {
        ".git",
        ".hg",
        ".venv",
        "venv",
        "node_modules",
        "__pycache__",
        ".tox",
        ".nox",
        ".mypy_cache",
        ".guichet_cache",
        "site-packages",
    }
)
CHECKED_SUFFIXES = (".py", ".js", ".po", ".md", ".yml", ".yaml", ".json", ".xml", ".conf", ".css")


@dataclass
class Rules:
    """The selected rules by what they look at; built once per process."""

    chosen: Sequence[Rule]
    by_subject: dict[Subject, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    by_tag: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    any_tag: list[Rule] = field(default_factory=list)

    def __post_init__(self) -> None:
        for rule in self.chosen:
            self.by_subject[rule.subject].append(rule)
            if rule.subject is Subject.ELEMENT:
                for tag in rule.wants:
                    self.by_tag[tag].append(rule)
                if not rule.wants:
                    self.any_tag.append(rule)


Result = tuple[Rule, Hit]


def bind(rule: Rule, hit: Hit, path: str, project: Project) -> Finding:
    """Return the finding of a hit: its position and both sentences."""
    where = hit.path or path
    source = project.source(where)
    return Finding(
        rule.name, rule.code, rule.family, rule.severity, hit.certainty, where, hit.span,
        source.position(hit.span), hit.message.format(**hit.facts), hit.page,
    )  # fmt: skip


def check_template(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the element, page, script and prose rules on one template."""
    template = project.library.template(path)
    if template is None:
        project.source(path)
        return
    page = project.page(template)
    for element in template.elements:
        for rule in rules.by_tag.get(element.name, ()):
            for hit in rule.check(element, page):
                yield rule, hit
        for rule in rules.any_tag:
            for hit in rule.check(element, page):
                yield rule, hit
    if project.is_entry(path):
        for rule in rules.by_subject[Subject.PAGE]:
            for hit in rule.check(page):
                yield rule, hit
    if rules.by_subject[Subject.SCRIPT]:
        from guichet.script import scripts_of

        for script in scripts_of(page, project):
            yield from _check_script(script, rules)
    if rules.by_subject[Subject.PROSE]:
        from guichet import prose

        for block in prose.read_template(template):
            for rule in rules.by_subject[Subject.PROSE]:
                for hit in rule.check(block):
                    yield rule, hit


def _check_script(script: object, rules: Rules) -> Iterator[Result]:
    text = script.text.lower()  # type: ignore[attr-defined]
    for rule in rules.by_subject[Subject.SCRIPT]:
        if not rule.mentions or any(word in text for word in rule.mentions):
            for hit in rule.check(script):
                yield rule, hit


def check_python(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the Python rules on one module; it is parsed only when a rule's words occur in it."""
    source = project.source(path)
    text = source.text.lower()
    wanted = [
        rule
        for rule in rules.by_subject[Subject.PYTHON]
        if not rule.mentions or any(word in text for word in rule.mentions)
    ]
    if not wanted:
        return
    from guichet import python_module

    module = python_module.parse(source, project)
    by_type: dict[type, list[Rule]] = defaultdict(list)
    for rule in wanted:
        for kind in rule.wants:
            by_type[kind].append(rule)
    for node in module.walk(*by_type):
        for rule in by_type[type(node)]:
            for hit in rule.check(node, module):
                yield rule, hit


def check_script_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the script rules on one JavaScript file."""
    from guichet.script import Script

    source = project.source(path)
    yield from _check_script(Script(source, source.text, 0, project), rules)


def check_file(path: str, rules: Rules, project: Project) -> list[Finding]:
    """Return the findings of one file."""
    if is_template(path):
        results: Iterable[Result] = check_template(path, rules, project)
    elif path.endswith(".py"):
        results = check_python(path, rules, project)
    elif path.endswith(".js"):
        results = check_script_file(path, rules, project)
    else:
        return []
    try:
        return [bind(rule, hit, path, project) for rule, hit in results]
    except UnreadableError:
        return []


def check_project(project: Project, rules: Rules) -> list[Finding]:
    """Return the findings of the rules that look at several files."""
    return [
        bind(rule, hit, hit.path or project.paths[0], project)
        for rule in rules.by_subject[Subject.PROJECT]
        for hit in rule.check(project)
    ]


def discover(paths: Iterable[str]) -> list[str]:
    """Return the files to check below some paths, sorted; links that lead back up are followed once."""
    found: set[str] = set()
    for path in paths:
        if not os.path.isdir(path):
            found.add(path)
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
            for name in files:
                if name.lower().endswith(CHECKED_SUFFIXES) or is_template(name) or name in {"crontab"}:
                    found.add(os.path.join(folder, name).replace(os.sep, "/"))
    return sorted(found)


def check(paths: Sequence[str], config: Config, jobs: int = 1) -> list[Finding]:
    """Return the findings of a run, each once, in reading order."""
    rules = Rules(selected(config.select, config.ignore))
    project = Project(discover(paths), config)
    findings = [finding for path in project.paths for finding in check_file(path, rules, project)]
    findings.extend(check_project(project, rules))
    return distinct(findings)


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings sorted, each once: a span is not reported again because a layout serves many pages."""
    unique: dict[tuple[str, int, int, int, int, str, str], Finding] = {}
    for finding in findings:
        unique.setdefault(finding.key, finding)
    return [unique[key] for key in sorted(unique)]
