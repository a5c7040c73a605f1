"""What a condition of a template on someone's answer lets through, by what the views and context processors give it."""

from __future__ import annotations

import re

from guichet.done.acts.python.outside import host_in
from guichet.done.data.context import values_given
from guichet.done.grounds.answers import OPPOSITE, is_asked, is_measure, of_value
from guichet.done.grounds.python_consent import agreement_in
from guichet.done.nouns.act import Ground, Reason
from guichet.done.nouns.datum import Agreement
from guichet.done.parties.hosts import host_of
from guichet.reading.project.project import Project
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page

_GIVEN = re.compile(r"^\s*\{\{[-~]?\s*([\w.]+)\s*(?:\|\s*safe\s*)?[-~]?\}\}")
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:^|;)\s*width\s*:\s*[01](?:px)?\s*;[^\"]{0,300}height\s*:\s*[01](?:px)?",
    re.I,
)
_TEST = re.compile(r"^(not\s+)?([\w.]+)(?:\s*(==|!=)\s*[\"']([^\"']*)[\"'])?$")


def gate_of(element: Element, page: Page) -> tuple[Agreement, Ground] | None:
    """Return what lets an element be loaded in spite of a no, or without an answer, and where Python says so; None otherwise."""
    if not isinstance(page.project, Project):
        return None
    for step in element.template.branches.path(element.start):
        condition = (step.condition or next(iter(step.block.conditions), "")) if step.block.is_condition else ""
        found = _TEST.match(" ".join(condition.split()))
        if found is not None and (is_asked(found[2]) or is_measure(found[2])):
            said = _of_test(found, page, page.project)
            if said is not None:
                return said
    return None


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
        ground = Ground(Reason.CONSENT, page.path, page.template.elements[0].span, found[0])
        return (agreement, ground) if agreement not in (None, Agreement.GIVEN) else None
    for value, module in values_given(found[2].rpartition(".")[2], project):
        agreement = agreement_in(value, True, module)
        agreement = OPPOSITE[agreement] if agreement is not None and refuses else agreement
        if agreement is not None and agreement is not Agreement.GIVEN:
            through = ((found[2], module.path, value.lineno or 1),)
            return agreement, Ground(Reason.CONSENT, page.path, page.template.elements[0].span, found[0], through)
    return None
