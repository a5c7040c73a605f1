"""The examples of a rule are its tests: what a rule finds in one, and whether that is what it promises."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding
from guichet.core.source import Source
from guichet.engine.dispatch import check_file, check_project
from guichet.engine.doubts import DOUBTS
from guichet.engine.once import answered
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.rulebook.rule import Bad, Code, Good, Rule, Subject

_PATHS = {
    Subject.ELEMENT: "templates/page.html",
    Subject.TEMPLATE: "templates/page.html",
    Subject.PAGE: "templates/page.html",
    Subject.PROSE: "templates/page.html",
    Subject.PYTHON: "service/views.py",
    Subject.SCRIPT: "static/app.js",
    Subject.ACT: "service/views.py",
    Subject.CALL_FLOW: "voice/menu.xml",
    Subject.PROJECT: "service/views.py",
}


def files_of(rule: Rule, code: Code, path: str) -> dict[str, str]:
    """Return an example as path → text."""
    if isinstance(code, Mapping):
        return dict(code)
    markup = rule.subject is Subject.SCRIPT and code.lstrip().startswith("<")
    return {path or (_PATHS[Subject.PAGE] if markup else _PATHS[rule.subject]): code}


def found_in(rule: Rule, files: Mapping[str, str]) -> list[Finding]:
    """Return what a rule alone says of some files, under an empty configuration."""
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    rules = Rules([rule])
    found = [finding for path in project.paths for finding in check_file(path, rules, project)]
    return answered(found + check_project(project, rules))


def fault_of(rule: Rule, example: Bad | Good) -> str:
    """Return in what an example does not hold, "" when it does: a flaw is one finding there, a benign twin none."""
    files = files_of(rule, example.code, example.path)
    found = found_in(rule, files)
    shown = [(one.path, one.position.line, one.message.of("en")) for one in found]
    if isinstance(example, Good):
        return f"a benign example is reported: {shown}" if found else ""
    if len(found) != 1:
        return f"a flaw is reported {len(found)} times, not once: {shown}"
    return _difference(rule, example, found[0], files)


def _difference(rule: Rule, bad: Bad, finding: Finding, files: Mapping[str, str]) -> str:
    said = files[finding.path][finding.span.start : finding.span.end]
    if said != bad.at:
        return f"reported at {said!r}, not at {bad.at!r}"
    if bad.path and len(files) > 1 and finding.path != bad.path:
        return f"reported in {finding.path}, not in {bad.path}"
    pattern = re.sub(r"\\{(\w+)\\}", "(?s:.*?)", re.escape(bad.message.of("fr")))
    said = finding.message.of("fr")
    for doubt in DOUBTS if bad.review else ():
        said = said.removesuffix(f" {doubt.fr}")
    if not re.fullmatch(pattern, said):
        return f"another sentence is said: {finding.message.of('fr')}"
    wanted = Certainty.REVIEW if bad.review else Certainty.VIOLATION
    if finding.certainty is not wanted:
        return f"it is a {finding.certainty}, not a {wanted}"
    harm = bad.severity or rule.severity
    return "" if finding.severity is harm else f"it is {finding.severity}, not {harm}"
