"""Where the forms of a page stand: from `<form>` to its end, or between the tags by which a program opens and closes one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.reading.project.project import Project
from guichet.reading.templates.composition import Frame
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.reading.written.written import Pieced
from guichet.walked.ruby_helpers import opens_form

_OPENS = re.compile(r"^\s*form_start\(\s*([\w.]+)")
_GET = re.compile(r"""method["']?\s*:\s*["']get["']""", re.I)


@dataclass(frozen=True)
class Stretch:
    """A part of a file that is one form."""

    template: Template
    start: int
    end: int
    name: str = ""
    """What a program calls the form."""

    @property
    def file(self) -> str:
        """The file that it is written in."""
        one = Span(self.start, self.start + 1)
        return self.template.origin(one)[0] if isinstance(self.template, Pieced) else self.template.path

    def holds(self, template: Template, at: int) -> bool:
        """Whether a place of a file is in it."""
        return template is self.template and self.start <= at < self.end

    def tokens(self) -> tuple[Token, ...]:
        """Return the tags of its file that stand in it."""
        return self.template.tokens_between(self.start, self.end)


def of_element(form: Element) -> Stretch:
    """Return where a form of the page stands."""
    return Stretch(form.template, form.start, form.extent.end)


def opened_by_tags(page: Page) -> Iterator[tuple[Stretch, Element | None]]:
    """Yield the forms that tags open to be sent, `{{ form_start(form) }}`, each with the element around it."""
    for frame, token in page.tokens():
        opened = _OPENS.match(token.body) if token.kind is Kind.OUTPUT else None
        if opened is not None and not _GET.search(token.body):
            yield (
                Stretch(frame.template, token.start, _end(frame, token, opened[1]), opened[1]),
                around(frame, token.start),
            )


def _end(frame: Frame, token: Token, name: str) -> int:
    closes = re.compile(rf"^\s*form_end\(\s*{re.escape(name)}\b")
    following = frame.template.tokens_between(token.end, len(frame.template.source.text))
    return next((one.end for one in following if closes.match(one.body)), len(frame.template.source.text))


_BY_HELPER = re.compile(r"^\s*(\w*form\w*)\b.*\bdo[ \t]*\|[\w, ]+\|\s*$", re.S)
_OF_RAILS = frozenset({"form_with", "form_for", "form_tag", "simple_form_for"})


def opened_by_helpers(page: Page) -> Iterator[tuple[Stretch, Element | None]]:
    """Yield the forms that helpers of a service of Rails open, `<%= claim_form(@claim) do |f| %>`, each with the element around it."""
    if not page.path.endswith((".erb", ".haml", ".slim")) or not isinstance(page.project, Project):
        return
    for frame, token in page.tokens():
        opened = _BY_HELPER.match(token.body) if token.kind is Kind.OUTPUT else None
        if opened is not None and opened[1] not in _OF_RAILS and opens_form(opened[1], page.project):
            ends = (
                step.block.end for step in frame.template.branches.path(token.end) if step.block.start == token.start
            )
            end = next(ends, len(frame.template.source.text))
            yield Stretch(frame.template, token.start, end, opened[1]), around(frame, token.start)


def around(frame: Frame, at: int) -> Element | None:
    """Return the element of its file that stands the nearest around a place."""
    held = [one for one in frame.template.elements if one.start <= at < one.extent.end]
    return max(held, key=lambda one: one.start, default=None)
