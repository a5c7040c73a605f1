"""What a condition of a template on someone's answer lets through, by what the views and context processors give it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.python.outside import host_in
from guichet.done.data.context import returned_by, values_given
from guichet.done.grounds.answers import OPPOSITE, is_asked, is_measure, of_value
from guichet.done.grounds.python_consent import agreement_in, assumed_in
from guichet.done.grounds.script_consent import agreement_in as script_agreement
from guichet.done.grounds.script_consent import is_assumed
from guichet.done.grounds.written_consent import agreement_in as written_agreement
from guichet.done.nouns.act import Ground, Reason
from guichet.done.nouns.datum import Agreement
from guichet.done.parties.hosts import host_of, is_after_yes, waits_for_consent
from guichet.reading.given.expressed import Expressed, given_to
from guichet.reading.given.handed import handed
from guichet.reading.project.project import Project
from guichet.reading.project.unshown import places_brought
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import RUBY_SUFFIXES

_FAR = 4
"""Templates between a part and the condition under which it is brought."""
_GIVEN = re.compile(r"^\s*\{\{[-~]?\s*([\w.]+)\s*(?:\|\s*safe\s*)?[-~]?\}\}")
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:^|;)\s*width\s*:\s*[01](?:px)?\s*;[^\"]{0,300}height\s*:\s*[01](?:px)?",
    re.I,
)
_NOT = re.compile(r"^(?:not\b|!(?!=))\s*")
_TEST = re.compile(r"^(not\s+)?([\w.]+)(?:\s*(==|!=)\s*[\"']([^\"']*)[\"'])?$")


def gate_of(element: Element, page: Page) -> tuple[Agreement, Ground] | None:
    """Return what lets an element be loaded in spite of a no, or without an answer, and where a program says so; None otherwise."""
    return next((one for one in _gates(element, page) if one[0] is not Agreement.GIVEN), None)


def is_held_back(element: Element, page: Page) -> bool:
    """Whether an element stays idle until the person agrees: by what it bears, or by what a program answers to a condition around it."""
    if waits_for_consent(element) or _waits_for_yes(element, page):
        return True
    return isinstance(page.project, Project) and _is_brought_after_yes(element.template.path, page.project)


def _is_brought_after_yes(path: str, project: Project, left: int = _FAR) -> bool:
    """Whether a part is brought in under a condition that asks whether the person agreed, wherever it is."""
    users = sorted(project.users.get(path, ()))
    return bool(users) and left > 0 and all(_brings_after_yes(user, path, project, left - 1) for user in users)


def _brings_after_yes(user: str, path: str, project: Project, left: int) -> bool:
    template = project.library.template(user)
    places = places_brought(user, path, project) if template is not None else []
    if not places or template is None:
        return False
    return all(is_after_yes(template, one) for one in places) or _is_brought_after_yes(user, project, left)


def _waits_for_yes(element: Element, page: Page) -> bool:
    """Whether an element is loaded after a yes alone, by what a program answers to a condition around it."""
    found = [agreement for agreement, _ in _gates(element, page)]
    return Agreement.GIVEN in found and len(set(found)) == 1


def _gates(element: Element, page: Page) -> Iterator[tuple[Agreement, Ground]]:
    """What each condition around an element that is about an answer lets through."""
    if not isinstance(page.project, Project):
        return
    for step in element.template.branches.path(element.start):
        condition = (step.condition or next(iter(step.block.conditions), "")) if step.block.is_condition else ""
        found = _TEST.match(" ".join(condition.split()))
        said = None
        if found is not None and (is_asked(found[2]) or is_measure(found[2])):
            said = _of_test(found, page, page.project)
        if said is None and (is_asked(condition) or is_measure(condition)):
            said = _of_programs(condition, page, page.project)
        if said is not None:
            yield said


def _of_programs(condition: str, page: Page, project: Project) -> tuple[Agreement, Ground] | None:
    """What a condition lets through by the programs that give what it tests: PHP, Ruby, the routes of a server in JavaScript."""
    test = " ".join(condition.split())
    refuses = bool(_NOT.match(test))
    token = _NOT.sub("", test)
    for agreement, path, line in (*_written(token, page, project), *_handed(token, page, project)):
        let = OPPOSITE[agreement] if refuses else agreement
        through = ((token, path, line),)
        return let, Ground(Reason.CONSENT, page.path, page.template.elements[0].span, test, through)
    return None


def _written(token: str, page: Page, project: Project) -> Iterator[tuple[Agreement, str, int]]:
    """What PHP and Ruby answer to a test, by what the template itself compares or by what they give it."""
    source = page.template.source
    own = Expressed(token, source, Span(0, 0))
    if not source.path.endswith((".twig", ".php", *RUBY_SUFFIXES)):
        return
    for one in (own, *given_to(token, page.path, project)):
        agreement = written_agreement(one, project)
        if agreement is not None:
            yield agreement, one.source.path, one.source.position(one.span).line
            return


def _handed(token: str, page: Page, project: Project) -> Iterator[tuple[Agreement, str, int]]:
    """What the routes of a server in JavaScript answer to a test."""
    found = _TEST.match(token.removesuffix("{").strip())
    for node, script in handed(found[2], page.path, project) if found is not None else ():
        span = script.span(node)
        if found is not None and found[4] is None:
            agreement = script_agreement(node, True, script)
        else:
            given = of_value(found[4], equal=found[3] == "==") if found is not None else None
            agreement = Agreement.ASSUMED if given is Agreement.GIVEN and is_assumed(node, script) else None
        if agreement is not None:
            yield agreement, script.path, script.source.position(span).line


def pixel_host(element: Element, page: Page) -> str:
    """Return the other organisation's host that a picture nobody sees is asked of, written or given by Python; "" for none."""
    if element.name != "img" or not _is_unseen(element):
        return ""
    source = element.attr("src") or ""
    if host := host_of(source):
        return "" if is_dynamic(host) else host
    span = element.value_span("src") if element.attr("src") is not None else None
    given = _GIVEN.match(element.template.source.text[span.start : span.end]) if span is not None else None
    if given is None or not isinstance(page.project, Project):
        return ""
    values = values_given(given[1].rpartition(".")[2], page.project)
    return next((host for value, module in values if (host := host_in(value, module))), "")


def _is_unseen(element: Element) -> bool:
    sizes = [(element.attr(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    return all(one in ("0", "1") for one in sizes) or bool(_UNSEEN.search(element.attr("style") or ""))


def _of_test(found: re.Match[str], page: Page, project: Project) -> tuple[Agreement, Ground] | None:
    refuses = bool(found[1]) != (found[3] == "!=")
    if found[4] is not None:
        agreement = of_value(found[4], equal=not refuses)
        given = values_given(found[2].rpartition(".")[2], project) if agreement is Agreement.GIVEN else ()
        if any(True for value, module in given for _ in assumed_in(value, module)):
            agreement = Agreement.ASSUMED
        ground = Ground(Reason.CONSENT, page.path, page.template.elements[0].span, found[0])
        return (agreement, ground) if agreement not in (None, Agreement.GIVEN) else None
    for value, module in (*values_given(found[2].rpartition(".")[2], project), *returned_by(found[2], project)):
        agreement = agreement_in(value, True, module)
        agreement = OPPOSITE[agreement] if agreement is not None and refuses else agreement
        if agreement is not None and agreement is not Agreement.GIVEN:
            through = ((found[2], module.path, value.lineno or 1),)
            return agreement, Ground(Reason.CONSENT, page.path, page.template.elements[0].span, found[0], through)
    return None
