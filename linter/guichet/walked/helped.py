"""Whether a request is short, and its pages tell where help is: whoever has no habit of screens gets through then, or may ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from guichet.core.memo import memo
from guichet.done.words import apart, speaks_of
from guichet.reading.templates.masking import Kind, static_part
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.walked.asked import asked_on, built_on
from guichet.walked.chosen_parts import parts_of, shows_unknown_part
from guichet.walked.component_fields import fields_of_component
from guichet.walked.layouts import layouts_given
from guichet.walked.requests import controls_of, request_tokens
from guichet.walked.ruby_fields import OF_BUILDER, is_ruby
from guichet.walked.ruby_layouts import ruby_layouts


class Help(StrEnum):
    """What is told to whoever does not manage, and how much there is to manage."""

    NONE = "none"
    TOLD = "told"
    """Where help is, on a request that is long: whether it is enough is not for the code to say."""
    NOT_NEEDED = "not-needed"
    """Where help is, on each page of a short request."""


_FEW = 10
"""Answers up to which a request is short."""


def help_on(pages: Sequence[Page]) -> Help:
    """Return what the pages of a request, in their order, tell whoever does not manage it."""
    told = [any(map(_tells_help, around(page))) for page in pages]
    if not any(told):
        return Help.NONE
    return Help.NOT_NEEDED if all(told) and _is_short(pages) else Help.TOLD


def _is_short(pages: Sequence[Page]) -> bool:
    """Whether a request asks for a few answers in all, and each of its pages is known."""
    asked = 0
    for page in pages:
        answers = _answers(page)
        if answers is None or (asked := asked + answers) > _FEW:
            return False
    return True


def around(page: Page) -> tuple[Page, ...]:
    """Return a page, the parts that it shows one at a time and the layouts that it may be shown in."""
    return (page, *parts_of(page), *layouts_given(page), *ruby_layouts(page))


_LEADS = re.compile(r"^\s*(?:\w*link_to\w*|mail_to)\b|\bhref\s*[:=]|\bwith_\w*link\b")
"""A tag of a program that writes a link."""


@memo
def _tells_help(page: Page) -> bool:
    """Whether a link of a page leads to somebody, or to what explains."""
    for one in page.find("a"):
        span = one.value_span("href")
        leads = one.template.source.text[span.start : span.end] if one.attr("href") is not None else ""
        if _is_of_help(f"{leads} ; {static_part(one.text)}"):
            return True
    return any(
        token.kind is not Kind.COMMENT and _LEADS.search(token.body) and _is_of_help(token.body)
        for _, token in page.tokens()
    )


def _is_of_help(link: str) -> bool:
    """Whether what a link says and where it leads is for whoever is lost, and not for their data, or for a newspaper."""
    said = apart(link)
    return speaks_of(said, "ways.told_help") and not speaks_of(said, "ways.told_to_others")


_STEP = re.compile(r"\b(?:étape|step)\b[^.!?]{0,40}?\b(?:sur|of)\b", re.I)
_STEPS = re.compile(r"(?:^|[\s_-])(?:stepper|wizard|steps?)(?:[\s_-]|$)")


def _answers(page: Page) -> int | None:
    """How many answers a page asks for; None when they are not all known, or when it is a step of many."""
    asked = asked_on(page)
    if shows_unknown_part(page) or (asked.printed.whole and not asked.is_found) or _STEP.search(page.text):
        return None
    if any(_STEPS.search(one.attr("class") or "") for one in page.find("div", "ol", "ul", "nav")):
        return None
    written = {(one.attr("name") or str(one.start)) for one in controls_of(page)}
    built = {token.start for token in request_tokens(page) if is_ruby(page.path) and OF_BUILDER.match(token.body)}
    held = {field.name for one in asked.forms for field in one.fields}
    own = fields_of_component(page.path, page.project) if is_component(page.path) else ()
    printed = asked.printed.names | asked.printed.either
    return max(len(one) for one in (written, built, held, own, printed, built_on(page).fields))
