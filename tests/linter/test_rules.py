"""Every rule keeps its promises: its examples are its tests. The list is the product's own catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Family, Finding, Text
from guichet.core.source import Source
from guichet.engine.catalogue import all_rules
from guichet.engine.dispatch import check_file, check_project
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.rulebook.references import State
from guichet.rulebook.rule import Bad, Code, Good, Rule, Subject

DEFAULT_PATHS = {
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

RULES = [rule for rule in all_rules() if rule.family is not Family.GUICHET]
BAD = [pytest.param(rule, bad, id=f"{rule.name}-{n}") for rule in RULES for n, bad in enumerate(rule.bad)]
GOOD = [pytest.param(rule, good, id=f"{rule.name}-{n}") for rule in RULES for n, good in enumerate(rule.good)]


def files_of(rule: Rule, code: Code, path: str) -> dict[str, str]:
    if isinstance(code, Mapping):
        return dict(code)
    default = DEFAULT_PATHS[rule.subject]
    if rule.subject is Subject.SCRIPT and code.lstrip().startswith("<"):
        default = "templates/page.html"
    return {path or default: code}


def findings_of(rule: Rule, files: Mapping[str, str]) -> tuple[list[Finding], Project]:
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    rules = Rules([rule])
    found = [finding for path in project.paths for finding in check_file(path, rules, project)]
    return found + check_project(project, rules), project


@pytest.mark.parametrize(("rule", "bad"), BAD)
def test_bad_example_is_reported_exactly_there(rule: Rule, bad: Bad) -> None:
    files = files_of(rule, bad.code, bad.path)
    found, project = findings_of(rule, files)
    assert len(found) == 1, [(f.path, f.message.en) for f in found]
    finding = found[0]
    text = project.source(finding.path).text
    assert text[finding.span.start : finding.span.end] == bad.at
    if bad.path and len(files) > 1:
        assert finding.path == bad.path
    pattern = re.sub(r"\\{(\w+)\\}", "(?s:.*?)", re.escape(bad.message.fr))
    assert re.fullmatch(pattern, finding.message.fr), finding.message.fr
    assert finding.certainty is (Certainty.REVIEW if bad.review else Certainty.VIOLATION)


@pytest.mark.parametrize(("rule", "good"), GOOD)
def test_good_example_is_silent(rule: Rule, good: Good) -> None:
    found, _ = findings_of(rule, files_of(rule, good.code, good.path))
    assert [(f.path, f.position, f.message.en) for f in found] == []


@pytest.mark.parametrize(("rule", "bad"), BAD)
def test_windows_line_ends_change_nothing(rule: Rule, bad: Bad) -> None:
    files = {path: text.replace("\n", "\r\n") for path, text in files_of(rule, bad.code, bad.path).items()}
    found, project = findings_of(rule, files)
    assert len(found) == 1
    text = project.source(found[0].path).text
    assert text[found[0].span.start : found[0].span.end].replace("\r\n", "\n") == bad.at


def texts_of(rule: Rule) -> list[Text]:
    return [rule.title, rule.harms, rule.instead, rule.wrong_when, *(bad.message for bad in rule.bad)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert len(rule.bad) >= 3
    assert len(rule.good) >= 3
    assert rule.refs
    for text in texts_of(rule):
        assert text.fr.strip()
        assert text.en.strip()
        assert text.fr != text.en
        assert "'" not in re.sub(r"<[^<>]*>|`[^`]*`|\{[^{}]*\}", "", text.fr), text.fr
        assert not re.search(
            r"«[^\u00a0\u202f]|[^\u00a0\u202f]»|[^\u00a0\u202f\s(]\s?[?!;](?=\s|$)(?<![\u00a0\u202f][?!;])", text.fr
        ), text.fr
    for example in (*rule.bad, *rule.good):
        assert example.code


def test_codes_and_names_are_unique_and_tell_the_family() -> None:
    prefixes = {
        Family.GUICHET: ("W90",),
        Family.ACCESSIBILITY: ("W91", "W96"),
        Family.PLAIN_LANGUAGE: ("W92",),
        Family.DARK_PATTERNS: ("W93",),
        Family.DATA_ETHICS: ("W94",),
        Family.ALTERNATIVES: ("W95",),
    }
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.code.startswith(prefixes[rule.family])
        assert rule.check.__name__ == rule.name.replace("-", "_")
        assert rule.check.__module__ == f"guichet.rules.{rule.family}.{rule.name.replace('-', '_')}"


def test_lessons_exist() -> None:
    modules = (Path(__file__).parents[2] / "course" / "modules.toml").read_text(encoding="utf-8")
    for rule in all_rules():
        assert f'id = "{rule.lesson}"' in modules, (rule.name, rule.lesson)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_reference_to_verify_accuses_nobody(rule: Rule) -> None:
    """Each reference says how far and when it was read; one quoted from memory stands behind questions only."""
    assert all(ref.state and re.fullmatch(r"\d{4}-\d\d-\d\d", ref.consulted) for ref in rule.refs)
    if any(ref.state is State.TO_VERIFY for ref in rule.refs):
        assert all(bad.review for bad in rule.bad)
