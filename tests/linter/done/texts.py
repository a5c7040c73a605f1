"""Texts that stand for files: the project that they make, what each of them does to people, what a rule tells apart."""

from __future__ import annotations

from collections.abc import Mapping

from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.done.acts.python.files import acts_of
from guichet.done.acts.script.files import acts_of_script
from guichet.done.acts.sql import files as query_files
from guichet.done.acts.table import files as kept_files
from guichet.done.nouns.act import Act, Kind
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.page import Page

Texts = Mapping[str, str]
"""Texts by their paths."""


def project_of(texts: Texts) -> Project:
    return Project(sorted(texts), Config(), {path: Source(path, text) for path, text in texts.items()})


def module_of(texts: Texts, path: str) -> PythonModule:
    module = project_of(texts).modules.parsed(path)
    assert module is not None
    return module


def script_of(texts: Texts, path: str) -> Script:
    script = script_at(path, project_of(texts))
    assert script is not None
    return script


def page_of(texts: Texts, path: str) -> Page:
    project = project_of(texts)
    template = project.library.template(path)
    assert template is not None
    return project.page(template)


def acts(texts: Texts | str, path: str = "", kinds: frozenset[Kind] = frozenset(Kind)) -> list[Act]:
    """Return what a file does to people, the first unless it is named; a text alone is that of the one named.

    Of a module, acts of those kinds at least; of another file, all of them.
    """
    texts = {path: texts} if isinstance(texts, str) else texts
    path = path or next(iter(texts))
    if path.endswith(".py"):
        return list(acts_of(module_of(texts, path), kinds))
    if path.endswith(".js"):
        return list(acts_of_script(script_of(texts, path)))
    project = project_of(texts)
    if path.endswith(".sql"):
        return list(query_files.acts_of(project.source(path)))
    return list(kept_files.acts_of(project.source(path), project))


def acts_in(path: str, text: str) -> list[Act]:
    """Return what a file does to people when it is alone."""
    return acts({path: text})


def assert_told_apart(rule: str, flawed: Texts, benign: Texts) -> None:
    """Fail unless a rule, by its name, reports some files and says nothing of their twin."""
    assert found_in(rule_named(rule), flawed), "the flaw is not found"
    assert found_in(rule_named(rule), benign) == [], "the twin is reported"
