"""Where the way to reach people is given at some hours, or after some visits, and taken away otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.markup import without_tags
from guichet.core.numbers import count
from guichet.core.places import Place, place_of_path
from guichet.done.acts.python_act import may_hold
from guichet.done.acts.template_act import TemplateAct, may_be_decided
from guichet.done.grounds.hour import hour_in
from guichet.done.nouns.act import Kind, Reason
from guichet.done.offered.channels import PHONE_NUMBER
from guichet.done.offered.ways_out import offers_way
from guichet.done.pages.switched_off import answer_of, values_tested
from guichet.done.words import speaks_of
from guichet.reading.python.conditions import Condition, conditions_of, holds
from guichet.reading.python.imports import reach
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.parts import function_around, returned
from guichet.reading.templates.masking import visible
from guichet.told.hours import tells_opening

if TYPE_CHECKING:
    from guichet.reading.templates.branches import Block
    from guichet.reading.templates.page import Page

_ONCE = 2
"""From how many visits on, waiting for the number means coming back."""
_NUMBERS = re.compile(r"\b1[-\s]?8\d\d[-\s]\d{3}[-\s]\d{4}\b|\b3\d{3}\b")
_AFTER = re.compile(r"([\w.\[\]'\"() ]{1,200}?)[\t\r\n]{0,4}(?:>=?|\bgte?\b)\s*(\d+)")
_SWITCHED = re.compile(
    r"\b(?:if|not)\s+(?:\w+\.){0,2}[A-Z][A-Z0-9_]*(?:TEL|PHONE|CONTACT|COORDONN|NUMERO|HELPLINE|HOTLINE|STANDARD)[A-Z0-9_]*\b|\bflags?\b",
    re.I,
)
"""A test on a switch that says whether people are told whom to call."""
_GIVES = re.compile(
    r"\{\{[^{}]{0,200}(?:tel|phone|numero|hotline|helpline|standard)[^{}]{0,200}\}\}|<%=[^%\n]{0,120}(?:tel|phone|numero|hotline|helpline|standard)[^%\n]{0,120}%>|href=[\"']tel:",
    re.I,
)


_DIALLED = re.compile(r"\d[\s.()\u00a0-]{0,2}\d[\s.()\u00a0-]{0,2}\d")
_NUMBER_WORDS = ("tel", "phone", "numero", "hotline", "helpline", "standard")


def shows_number(text: str) -> bool:
    """Whether some of a template shows a number to call, written there or given to it."""
    if _DIALLED.search(text) is not None and PHONE_NUMBER.search(text) is not None:
        return True
    lowered = text.lower()
    return any(word in lowered for word in _NUMBER_WORDS) and _GIVES.search(text) is not None


def hidden_contacts(module: PythonModule) -> Iterator[tuple[nodes.NodeNG, nodes.NodeNG]]:
    """Yield each test that takes away the way to reach people, and what it gives when it holds."""
    if place_of_path(module.path) is not None or not _may_hide(module):
        return
    seen = set()
    for node in _places(module):
        for condition in conditions_of(node):
            test = condition.test
            if (
                id(test) not in seen
                and _gives(node, module)
                and _is_hidden_otherwise(node, condition.holder, module)
                and (is_hiding(test, module) or _is_shut(condition, node, module))
            ):
                seen.add(id(test))
                yield test, node


def _is_shut(condition: Condition, node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a test never gives the answer that a place waits for: a switch of the settings that is off."""
    known = answer_of(condition.test, module)
    return known is not None and known is not holds(condition, node)


def _may_hide(module: PythonModule) -> bool:
    """Whether a module can hide a number, by its words and those of what it imports: a cheap test, on texts."""
    texts = [module.source.text, *(module.project.text(path) for path in reach(module.path, module.modules))]
    switched = _SWITCHED.search(texts[0]) is not None
    gives = ("contact" in texts[0] and "render" in texts[0]) or switched or any(map(PHONE_NUMBER.search, texts))
    by_account = "is_authenticated" in texts[0] or "is_anonymous" in texts[0]
    if not gives or switched or by_account:
        return gives
    return may_hold(Reason.HOUR, module) or any(speaks_of(text, "pressure.visits") for text in texts)


_HOLDS = nodes.Const | nodes.Name | nodes.Attribute | nodes.Dict | nodes.Subscript
"""What may hold a telephone number."""


def _places(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """The places where a module may give a way to reach people: a value of a table, of a choice, of a `return`."""
    for node in module.walk(nodes.IfExp, nodes.Return, nodes.Assign, nodes.Call, nodes.Delete):
        if isinstance(node, nodes.IfExp):
            yield from (one for one in (node.body, node.orelse) if isinstance(one, _HOLDS) or _shows_contact(one))
        elif isinstance(node, nodes.Return):
            if isinstance(node.value, _HOLDS) or _shows_contact(node.value):
                yield node
        elif isinstance(node, nodes.Assign):
            key = node.targets[0]
            if isinstance(key, nodes.Subscript) and _speaks(value_of(key.slice)):
                yield node
        elif isinstance(node, nodes.Call):
            if getattr(node.func, "attrname", "") == "pop" and node.args and _speaks(value_of(node.args[0])):
                yield node
        elif any(isinstance(one, nodes.Subscript) and _speaks(value_of(one.slice)) for one in node.targets):
            yield node


def _gives(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a place gives a way to reach people: what a choice or a `return` gives is followed to it."""
    given = node.value if isinstance(node, nodes.Return) else node
    return not isinstance(given, _HOLDS) or _is_contact(given, module)


def _speaks(key: object) -> bool:
    return isinstance(key, str) and speaks_of(key, "pressure.reach")


def _is_contact(value: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a value holds a telephone number, followed through names."""
    if _shows_contact(value):
        return True
    if not isinstance(value, _HOLDS):
        return False
    texts = (one.node.value for one in origins(value, module, made_of) if isinstance(one.node, nodes.Const))  # fmt: skip
    return any(isinstance(text, str) and len(text) < 200 and (PHONE_NUMBER.search(text) or _NUMBERS.search(text)) for text in texts)  # fmt: skip


_RENDERS = re.compile(r"(?:^|\.)(?:render|render_template|render_to_string|TemplateResponse|template)$")


def _shows_contact(value: nodes.NodeNG | None) -> bool:
    """Whether a value is the page, or the part of a page, that says how to reach people, by the name of its template."""
    call = value.value if isinstance(value, nodes.Await) else value
    if not isinstance(call, nodes.Call) or not _RENDERS.search(dotted(call.func)):
        return False
    named = (one.value for one in call.args if isinstance(one, nodes.Const) and isinstance(one.value, str))
    return any(one.endswith((".html", ".jinja", ".j2", ".txt")) and _speaks(one.rpartition("/")[2].partition(".")[0]) for one in named)  # fmt: skip


def _is_hidden_otherwise(node: nodes.NodeNG, holder: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether the other side of a test gives nobody to reach."""
    if isinstance(holder, nodes.IfExp):
        return not _is_contact(holder.orelse if node is holder.body else holder.body, module)
    if isinstance(node, nodes.Return):
        function = function_around(node)
        others = [one for one in returned(function) if one is not node.value] if function is not None else []
        return not any(_is_contact(one, module) for one in others)
    if not isinstance(holder, nodes.If):
        return False
    beside = holder.orelse if node in holder.body else holder.body
    return not any(_speaks(value_of(key)) for one in beside for sub in one.nodes_of_class(nodes.Subscript) for key in [sub.slice])  # fmt: skip


def is_hiding(test: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a test holds at some hours, for some people or after some visits."""
    if hour_in(test, module) is not None or _is_by_account(test, module):
        return True
    return any(_is_after(one, module) for one in test.nodes_of_class(nodes.Compare))


def _is_by_account(test: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a test depends on being signed in."""
    return any(
        getattr(one.node, "attrname", "") in ("is_authenticated", "is_anonymous") for one in origins(test, module)
    )


def _is_after(test: nodes.Compare, module: PythonModule) -> bool:
    """Whether a test asks for a number of visits: `session["visits"] > 3`."""
    operator, right = test.ops[0]
    if operator not in (">", ">=", "<", "<="):
        return False
    sides = [(test.left, right), (right, test.left)]
    return any(
        any(speaks_of(one.as_string(), "pressure.visits") for one in (left, limit))
        and any(
            isinstance(number := value_of(one.node), int | float) and number >= _ONCE for one in origins(limit, module)
        )
        for left, limit in sides
    )


def hidden_blocks(page: Page) -> Iterator[tuple[Span, str]]:
    """Yield the conditions of a template that show a telephone number at some hours, or after some visits, and none otherwise."""
    for block in page.template.branches.blocks:
        conditions = [one for one in block.conditions if one] if block.is_condition else []
        gives = branches_giving(block, page) if conditions else []
        if not any(gives) or (len(gives) > 1 and all(gives)) or gives_elsewhere(block, page) or _leads_on(block, page):
            continue
        token = page.template.token_at(block.start)
        span = Span(block.start, token.end if token else block.starts[0])
        if any(_is_counted(one) or _is_given_after(one, page) for one in conditions) or _is_of_hour(
            conditions, span, page
        ):
            yield span, page.template.source.text[span.start : span.end]


def _texts(block: Block, page: Page) -> list[str]:
    ends = [*block.starts[1:], block.content_end]
    return [page.template.source.text[start:end] for start, end in zip(block.starts, ends, strict=False)]


def branches_giving(block: Block, page: Page) -> list[bool]:
    """Return whether each branch of a condition shows a number to call."""
    return list(map(shows_number, _texts(block, page)))


def _leads_on(block: Block, page: Page) -> bool:
    """Whether a branch without a number offers another way on: a call back, a counter, an address, the hours when someone is there."""
    pairs = zip(branches_giving(block, page), _texts(block, page), strict=True)
    others = (without_tags(text) for given, text in pairs if not given)
    return any(offers_way(one) or tells_opening(one) for one in others)


def gives_elsewhere(block: Block, page: Page) -> bool:
    """Return whether a page gives another number, or leads to a way without a screen, outside a condition."""
    text = page.template.source.text
    rest = f"{text[: block.start]} {text[block.content_end :]}"
    return shows_number(rest) or any(
        speaks_of(visible(link.text), "ways.without_screen")
        for link in page.find("a")
        if link.template is not page.template or not block.start <= link.start < block.content_end
    )


def _is_counted(condition: str) -> bool:
    return any(
        speaks_of(match[1], "pressure.visits") and count(match[2]) >= _ONCE for match in _AFTER.finditer(condition)
    )


def _is_given_after(condition: str, page: Page) -> bool:
    """Whether what a view gives to a condition holds after some visits alone."""
    tests = (one for one in values_tested(condition, page) if not isinstance(one[0], nodes.Const))
    return any(_after_visits(value, module) for value, module in tests)


def _after_visits(value: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a value is a test on a number of visits, followed to it."""
    return any(
        isinstance(one.node, nodes.Compare) and _is_after(one.node, one.module)
        for one in origins(value, module, made_of)
    )


def _is_of_hour(conditions: list[str], span: Span, page: Page) -> bool:
    if not any(may_be_decided(one, page) for one in conditions):
        return False
    act = TemplateAct(Kind.HIDE, page.path, span, Place.PUBLIC, page, page.template, conditions=tuple(conditions))
    return next(act.grounds(Reason.HOUR), None) is not None
