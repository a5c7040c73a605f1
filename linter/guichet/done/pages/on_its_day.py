"""Words that are only shown on the day of which they tell: what a test on the days left, or on today's date, lets appear hurries nobody for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Span
from guichet.done.words import speaks_of
from guichet.reading.project.project import Project
from guichet.reading.python import conditions as python_conditions
from guichet.reading.scripts import conditions as script_conditions
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import text
from guichet.reading.templates.site import SCRIPT_SUFFIXES
from guichet.reading.texts.document import Found
from guichet.reading.written.translation import Transcript

_NONE_LEFT = re.compile(
    r"(?P<left>[$@\w.>()' -]{1,80}?)\s?(?:={2,3}\s?[01]|<=?\s?1|<=\s?0)(?![\d.])|(?P<asked>[$@\w.]{1,80})\.zero\?"
)
"""That nothing, or one, is left of what is counted."""
_TODAY = re.compile(
    r"\b(?:is|est)_?(?:today|same_?day|aujourdhui)\b|\.(?:today|isToday)\b"
    r"|={2,3}\s?[\w.:(]{0,30}(?:\b(?:today|current|now|localdate|aujourdhui)\b|['\"]now['\"])"
    r"|\b(?:today|current|now|localdate|aujourdhui)\b[\w.()]{0,20}\s?={2,3}",
    re.I,
)
"""That a day is the present one."""
_NAME = re.compile(r"[A-Za-z_]\w{0,40}")
_SHORT = 3
"""Letters of a name that says nothing by itself: `n`."""


def is_told_on_its_day(found: Found) -> bool:
    """Whether what decides that some words are shown is that their day has come; or they are kept under the name of that day."""
    if speaks_of(found.prose.key.rpartition(".")[2], "deadlines.its_day"):
        return True
    return any(_asks_the_day(test, given) for test, given in _tests(found))


def _asks_the_day(test: str, given: str) -> bool:
    if _TODAY.search(test):
        return True
    counted = (one["left"] or one["asked"] or "" for one in _NONE_LEFT.finditer(test))
    return any(speaks_of(f"{one} {given}", "deadlines.left") for one in counted)


def _tests(found: Found) -> Iterator[tuple[str, str]]:
    """The tests around some words, as they are written, with what the short names of each are given."""
    document, start = found.prose.document, found.span.start
    if document.page is not None:
        for step in document.page.template.branches.path(start):
            yield step.condition, ""
        if isinstance(document.page.template, Transcript):  # a component: its tests are written in its file
            start = document.page.template.place_in_files(found.span)[1].start
    path, site = document.path, document.site
    if site is not None and path.endswith(SCRIPT_SUFFIXES):
        script = script_at(path, site)
        yield from _tests_of_script(script, start) if script is not None else ()
    elif isinstance(site, Project) and path.endswith(".py"):
        module = site.modules.parsed(path)
        held = (one for one in module.walk(nodes.Const, nodes.JoinedStr) if _holds(module.span(one), start)) if module is not None else ()  # fmt: skip
        for node in held:
            for each in python_conditions.conditions_of(node):
                if not each.before:
                    yield each.test.as_string(), _given_in(each.test)
            return


def _tests_of_script(script: Script, start: int) -> Iterator[tuple[str, str]]:
    for node in script.walk("string", "template_string", "jsx_text"):
        if _holds(script.span(node), start):
            for each in script_conditions.conditions_of(node, script):
                if not each.before:
                    said = text(each.test)
                    short = (one for one in _NAME.findall(said) if len(one) <= _SHORT)
                    yield said, " ".join(text(value) for one in short if (value := script.declared(one)) is not None)
            return


def _given_in(test: nodes.NodeNG) -> str:
    """What the short names of a test of Python are given where they are seen."""
    short = (one for one in test.nodes_of_class(nodes.Name) if len(one.name) <= _SHORT)
    kept = (given.statement() for one in short for given in one.lookup(one.name)[1][:1])
    return " ".join(one.value.as_string() for one in kept if isinstance(one, nodes.Assign))


def _holds(span: Span, at: int) -> bool:
    return span.start <= at < span.end
