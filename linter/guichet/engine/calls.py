"""Rules asked of what each call makes: a flaw that only one call has is said where that call is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guichet.core.findings import Family, Hit, Span
from guichet.core.source import Source
from guichet.engine.containment import Result, ask
from guichet.engine.selection import Rules
from guichet.reading.templates.calls import Call, calls_in
from guichet.reading.templates.composer import compose
from guichet.reading.templates.element import Element
from guichet.reading.templates.expansion import Bindings, Expanded, expand
from guichet.reading.templates.page import CalledPage, Page
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Rule, Subject

_SAME = {"label-empty": "field-label-missing"}
"""What two rules see of one flaw, in the two elements that one call makes."""
_Seen = tuple[Rule, Hit, Expanded, Element]


def check_calls(page: Page, rules: Rules) -> Iterator[Result]:
    """Run the element rules of accessibility on what the calls of a template make, once for each flaw of a call."""
    if not any(rule.family is Family.ACCESSIBILITY for rule in rules.by_subject[Subject.ELEMENT]):
        return
    common: dict[tuple[str, int, int], set[tuple[str, int | None]]] = {}
    for call in calls_in(page.template, page.project.library):
        said: set[tuple[str, object]] = set()
        for rule, hit, expanded, element in _hits(call, call.bindings, page, rules):
            key = (call.owner.path, call.start, call.end)
            if key not in common:
                plain = _hits(call, Bindings(), page, rules)
                common[key] = {(one.name, other.origin(seen.span.start)) for one, seen, other, _ in plain}
            if (rule.name, expanded.origin(hit.span.start)) in common[key]:
                continue
            span = _place(element, hit, expanded) or call.span
            name = _SAME.get(rule.name, rule.name)
            if (name, span) not in said:
                said.add((name, span))
                yield rule, replace(hit, span=span, path=page.path)


def _place(element: Element, hit: Hit, expanded: Expanded) -> Span | None:
    """Return where the call writes what a finding is about: an attribute's value, or all that an element says."""
    if hit.span != element.span:
        return expanded.given_in(hit.span)
    inside = Span(element.open_end, max(element.end, element.open_end))
    return expanded.given_in(inside) if element.text and element.inside() == [] else None


def _hits(call: Call, bindings: Bindings, page: Page, rules: Rules) -> Iterator[_Seen]:
    expanded = expand(call.owner, call.start, call.end, bindings)
    template = Template(Source(call.owner.path, expanded.text))
    made = CalledPage(template, compose(page.project.library, template), page.project, page)
    dispatch = rules.for_elements(template.lowered)
    for element in template.elements:
        wanted = [rule for rule in dispatch.of(element) if rule.family is Family.ACCESSIBILITY]
        for rule, hit in ask(wanted, element, made):
            if hit.path in (None, template.path):
                yield rule, hit, expanded, element
