"""Doors that a template leaves out: a form, a button, a list of slots that a condition gives to some people only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place
from guichet.done.acts.closed import PHONE, says_closed
from guichet.done.acts.template_act import TemplateAct, may_be_decided
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import speaks_of
from guichet.reading.templates.branches import Block
from guichet.reading.templates.element import Element
from guichet.reading.templates.template import Template

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page

_DOORS = ("form", "button", "input", "select", "textarea")
_MARKUP = re.compile(r"<[^<>]*>")
_SHOWN_WHEN = (
    "x-show",
    "x-if",
    "v-if",
    "v-show",
    "ng-if",
    "ng-show",
    "ng-hide",
    ":disabled",
    "x-bind:disabled",
    "v-bind:disabled",
    ":hidden",
)
_COME_FOR = ("places.slots", "places.applicants")
_STATES = ("x-data", "data", "ng-init", "v-scope")


@memo
def acts_of_page(page: Page) -> tuple[Act, ...]:
    """Return what the template of a page does to people by its conditions, in source order; computed once."""
    if page.is_email:
        return ()
    return tuple(sorted((*_of_blocks(page), *_of_attributes(page)), key=lambda act: act.span.start))


def _of_blocks(page: Page) -> Iterator[TemplateAct]:
    template = page.template
    for block in template.branches.blocks:
        conditions = tuple(one for one in block.conditions if one) if block.is_condition else ()
        if not any(may_be_decided(one, page) for one in conditions):
            continue
        texts = _texts(block, template)
        if _is_door(block, texts, template) and not _is_phone(texts):
            token = template.token_at(block.start)
            span = Span(block.start, token.end if token else block.starts[0])
            yield _act(page, span, conditions, " ".join(texts))


def _of_attributes(page: Page) -> Iterator[TemplateAct]:
    """The elements that a library of scripts shows by an expression in one of their attributes."""
    for element in page.template.elements:
        for name in _SHOWN_WHEN:
            if name in element.attrs and _leads_in(element):
                written = element.attr(name) or ""
                state = next(
                    (
                        one.attr(key) or ""
                        for one in (element, *element.ancestors)
                        for key in _STATES
                        if key in one.attrs
                    ),
                    "",
                )
                yield _act(page, element.value_span(name), (written, *_held(written, state)), element.text)


def _held(written: str, state: str) -> Iterator[str]:
    """What the state around gives to the names that an expression tests: `{ open: new Date().getHours() > 8 }`."""
    for name in re.findall(r"[A-Za-z_]\w*", written) if state else ():
        match = name in state and re.search(rf"\b{name}\s*(?::|=)|(?:get\s+)?\b{name}\s*\(\)\s*\{{([^}}]*)\}}", state)
        if match:
            yield match[1] if match[1] is not None else _value_at(state, match.end())


def _value_at(state: str, start: int) -> str:
    """The value that begins at a place of an object of a script: up to the comma or the end that no bracket holds."""
    depth = 0
    for at in range(start, len(state)):
        sign = state[at]
        if depth <= 0 and sign in ",;}":
            return state[start:at]
        depth += (sign in "([{") - (sign in ")]}")
    return state[start:]


def _leads_in(element: Element) -> bool:
    """Whether an element is, or holds, what people come for: a field, a button, a link to a request."""
    if element.name in _DOORS or any(element.inside(*_DOORS)):
        return True
    links = ([element] if element.name == "a" else []) + list(element.inside("a"))
    return any(speaks_of(f"{one.text} {one.attr('href') or ''}", idea) for one in links for idea in _COME_FOR)


def _act(page: Page, span: Span, conditions: tuple[str, ...], said: str) -> TemplateAct:
    place = Place.BACK_OFFICE if page.is_back_office else Place.PUBLIC
    return TemplateAct(Kind.HIDE, page.path, span, place, page, page.template, conditions=conditions, said=said)


def _ends(block: Block) -> list[int]:
    return [*block.starts[1:], block.content_end]


def _texts(block: Block, template: Template) -> list[str]:
    return [
        _MARKUP.sub(" ", template.render_static(start, end))
        for start, end in zip(block.starts, _ends(block), strict=False)
    ]


def _is_door(block: Block, texts: list[str], template: Template) -> bool:
    """Whether one branch has the door and another not, or one says that the service is shut and another not."""
    doors = [
        sum(element.name in _DOORS for element in template.elements_between(start, end))
        for start, end in zip(block.starts, _ends(block), strict=False)
    ]
    if any(doors):
        return len(doors) == 1 or 0 in doors
    shut = [says_closed(text) for text in texts]
    if any(shut):
        return not all(shut) and not _stands_open(block, template)
    links = [_slots(template, start, end) for start, end in zip(block.starts, _ends(block), strict=False)]
    return any(links) and (len(links) == 1 or not all(links))


_ALWAYS = re.compile(
    r"\bà toute heure\b|\bjour et nuit\b|\b24 ?h(?:eures)?(?: ?/ ?24| sur 24)|\bat any (?:time|hour)\b|\b24/7\b|\baround the clock\b",
    re.I,
)


def _stands_open(block: Block, template: Template) -> bool:
    """Whether the rest of the file says that requests are taken at any time: what is told shut is a counter, not the way in."""
    end = len(template.source.text)
    around = (template.render_static(0, block.start), template.render_static(block.content_end, end))
    return any(_ALWAYS.search(_MARKUP.sub(" ", text)) for text in around)


def _slots(template: Template, start: int, end: int) -> bool:
    """Whether a branch lists slots to choose from."""
    links: list[Element] = [one for one in template.elements_between(start, end) if one.name == "a"]
    loops = any(
        token.name == "for" and speaks_of(token.body, "places.slots") for token in template.tokens_between(start, end)
    )
    return bool(links) and loops


def _is_phone(texts: list[str]) -> bool:
    text = " ".join(texts)
    return bool(PHONE.search(text)) and not any(says_closed(one) for one in texts)
