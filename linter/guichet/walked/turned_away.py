"""Which pages turn away whoever has not done something before: nobody is told to finish over an earlier step that was not followed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from astroid import nodes

from guichet.core.findings import Text
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.views import refuses
from guichet.reading.templates.page import Page
from guichet.walked.behind import views_of
from guichet.walked.passed_by_all import is_passed_by_all
from guichet.walked.rails import controllers_of, guards_before, shown_by
from guichet.walked.unread_fields import IN_FORMS, Unread

_TURNS = re.compile(r"\bredirect_to\b|\bredirect_\w+|\bhead[\s(]+:(?:forbidden|not_found|bad_request)")
_LINE = re.compile(r"^(?P<does>.*?)\b(?P<word>if|unless)\b(?P<test>[^\n]*)$")
_LACKING = re.compile(r"^\s*(?:!|not\b)|\.(?:nil|blank|empty|none|zero)\?\s*$|\bexpired\w*\?|==\s*nil\b")
_NOT_OF_STEPS = re.compile(
    r"sign_?ed_?in|authenticat|logged_in|current_(?:user|agent|admin\w*)\s*(?:$|\.(?:nil|blank|present)\?)|\bENV\b|[Ff]eature|Config\b|[Ff]lipper|enabled|available|maintenance|outage|locale|format|request\.|Rails\.|\bcan\?|policy\(|authoriz",
)
"""Tests of who somebody is, and of the service itself: neither is about what was done before."""
_OF_NUMBERS = re.compile(r"max|limit|quota|throttl|already|deja")
"""What a method is called that counts, or that sends on whoever is done."""
_OF_STEPS = re.compile(
    r"(?<!http)session|cookies?\b|step|[ée]tape|flow|wizard|stage|parcours|token|jeton|complet|previous|progress"
)
"""What a method speaks of that asks for what somebody did before: what was kept of it, how far they got, the link that they were sent."""
_AWAY = re.compile(r"\bredirect\w*\(|HttpResponseRedirect\w*\(")
_LONGEST = 60
"""Characters of a test that are shown."""


def turned_away(page: Page) -> Iterator[Unread]:
    """Yield that a page, the first of a request, is only shown to whoever did something before that was not followed."""
    project = page.project
    if not isinstance(project, Project):
        return
    found = next(_in_ruby(page, project), None) or next(_in_python(page), None)
    if found is not None:
        path, line, said = found
        yield Unread(
            path,
            Text(
                f"cette page renvoie ailleurs qui n’a pas fait ce qui vient avant elle, et cela n’a pas été suivi (« {said} »)",
                f'this page turns away whoever has not done what comes before it, and that was not followed ("{said}")',
            ),
            IN_FORMS,
            line=line,
        )


def _in_ruby(page: Page, project: Project) -> Iterator[tuple[str, int, str]]:
    """The methods that the controllers of a page of Rails call before it, or that show it, and that send back whoever lacks something."""
    own = controllers_of(page.path, project)

    def passed(test: str, *, holds: bool) -> bool:
        return is_passed_by_all(test, page.path, own, project, holds=holds)

    for file, name, at, said in guards_before(page.path, project):
        if not _OF_NUMBERS.search(name) and _OF_STEPS.search(said) and turns_away(said, passed=passed):
            yield file, project.text_beside(file).count("\n", 0, at) + 1, name
    shown = shown_by(page.path, project)
    if shown is not None and turns_away(shown[3], _KEPT, passed=passed):
        yield shown[0], project.text_beside(shown[0]).count("\n", 0, shown[2]) + 1, shown[1]


_KEPT = re.compile(r"(?<!http)session\[|cookies\b|token")
"""What the test of an action names that asks for what was kept of an earlier one: its other tests are of what is sent."""


class _Passed(Protocol):
    """Whether nobody is stopped by a test that must hold, or must not, for a page to be shown."""

    def __call__(self, test: str, *, holds: bool) -> bool: ...


def _by_nobody(test: str, *, holds: bool) -> bool:
    return False


def turns_away(
    body: str,
    about: re.Pattern[str] = _LINE,
    spared: re.Pattern[str] = _NOT_OF_STEPS,
    passed: _Passed = _by_nobody,
) -> bool:
    """Return whether a method leads elsewhere whoever lacks what a test of it asks for, but for some tests, and for those that are passed."""
    lines = [line.strip() for line in body.split("\n")[1:-1]]
    for number, line in enumerate(lines):
        found = _LINE.match(line)
        if found is None or spared.search(found["test"]) or not about.search(line):
            continue
        does = found["does"].strip()
        spares = does.startswith("return") and not _TURNS.search(does)
        if passed(found["test"], holds=(found["word"] == "unless") != spares):
            continue
        lacks = (found["word"] == "unless") != bool(_LACKING.search(found["test"].strip()))
        if spares:
            if not lacks and any(_TURNS.search(one) and not _LINE.match(one) for one in lines[number + 1 : number + 5]):
                return True
        elif lacks and _TURNS.search(does or " ".join(lines[number + 1 : number + 3])):
            return True
    return False


def _in_python(page: Page) -> Iterator[tuple[str, int, str]]:
    """The tests of what a session holds by which the views of a page send back whoever did nothing before."""
    for one in (each for view in views_of(page) for each in _methods(view)):
        for test in one.node.nodes_of_class(nodes.If):
            said = test.test.as_string()
            if "session" in said and _is_lacking(test.test) and (refuses(test.body) or _leads_away(test.body)):
                yield one.module.path, test.lineno, said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def _leads_away(body: Sequence[nodes.NodeNG]) -> bool:
    return any(isinstance(one, nodes.Return) and _AWAY.search(one.as_string()) is not None for one in body)


def _methods(view: Defined) -> Iterator[Defined]:
    """What a view does before it shows a page: all of it when it is a function."""
    if not isinstance(view.node, nodes.ClassDef):
        yield view
        return
    for owner in definitions(view.module.modules).lineage(view.node, view.module):
        for name in ("dispatch", "setup", "get", "get_context_data"):
            yield from (Defined(held, owner.module) for held in owner.node.locals.get(name, ()))


def _is_lacking(test: nodes.NodeNG) -> bool:
    """Whether a test is true for whoever lacks something: `not session.get("x")`, `"x" not in session`, `session.get("x") is None`."""
    if isinstance(test, nodes.BoolOp):
        return any(map(_is_lacking, test.values))
    if isinstance(test, nodes.UnaryOp):
        return bool(test.op == "not")
    if isinstance(test, nodes.Compare):
        word, other = test.ops[0]
        return word == "not in" or (word in ("is", "==") and isinstance(other, nodes.Const) and other.value is None)
    return False
