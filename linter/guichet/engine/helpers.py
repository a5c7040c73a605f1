"""What helpers of Ruby write, whatever a template gives them, is said in the helper, once, and not where it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.findings import Hit, Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.engine.containment import Result
from guichet.engine.markup_strings import asked_of, heard_in
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.reading.templates.composer import compose
from guichet.reading.templates.page import Page, Pages
from guichet.reading.templates.part_page import PartPage
from guichet.reading.templates.site import RUBY_SUFFIXES
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Rule, Subject

_NAME = re.compile(r"(?<![.:@\w])[a-z_]\w*[?!]?")


def check_helpers(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the element rules of accessibility on the markup that each helper of a file prints by itself."""
    text = project.text(path)
    for helper in project.helpers_of(path):
        page = _page_of(path, helper.markup, project)
        for rule, hit in heard_in(page, rules):
            yield rule, replace(hit, span=_place(hit, page, helper.span, text), path=path)


def is_helpers_own(rule: Rule, hit: Hit, path: str, span: Span, project: Project) -> bool:
    """Whether what is said where a template calls a helper is said of the helper itself, whatever it is given."""
    user = project.library.template(path) if path.endswith(RUBY_SUFFIXES) else None
    if user is None or rule.subject is not Subject.ELEMENT:
        return False
    known = _said(project)
    for name in set(_NAME.findall(user.source.text[span.start : span.end])):
        helpers = project.file_of_helper(name)
        if helpers and (rule.name, helpers) not in known:
            known[rule.name, helpers] = set(_sayings(rule, helpers, project))
        if helpers and (name, _sentence(hit)) in known[rule.name, helpers]:
            return True
    return False


@memo
def _said(_: Pages) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """For a rule and a file of helpers, what it says of each by itself."""
    return {}


def _sayings(rule: Rule, path: str, project: Project) -> Iterator[tuple[str, str]]:
    for helper in project.helpers_of(path):
        said = asked_of(rule, _page_of(path, helper.markup, project))
        yield from ((helper.name, _sentence(hit)) for _, hit in said)


def _sentence(hit: Hit) -> str:
    return f"{hit.certainty}: {hit.message.format(**hit.facts).en}"


def _page_of(path: str, markup: str, project: Pages) -> Page:
    template = Template(Source(path, markup))
    return PartPage(template, compose(project.library, template), project)


def _place(hit: Hit, page: Page, defined: Span, text: str) -> Span:
    """Return the call that makes an element, when the helper makes one of its kind; else the line that names the helper."""
    before = page.template.elements_between(0, hit.span.start + 1)
    if before:
        made = re.compile(rf"\btag\.{before[-1].name}\b|\bcontent_tag[\s(]+[:\"']{before[-1].name}\b")
        found = list(made.finditer(text, defined.start, defined.end))
        if len(found) == 1:
            return Span(*found[0].span())
    line = text.find("\n", defined.start)
    return Span(defined.start, line if line >= 0 else defined.end)
