"""An act of a template, and what decides it: its own tags, the variables that views and models give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guichet.done.grounds.given import grounds_of_variable, may_be_given
from guichet.done.grounds.printed import grounds_printed, may_be_read
from guichet.done.grounds.template import REASONS, WRITTEN, reads
from guichet.done.nouns.act import Act, Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.templates.template import Template

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page

_NAME = re.compile(r"(?<![\w.|'\"])([A-Za-z_][\w.]*)")
_TOKEN = re.compile(r"(?<![\w.>$@:])[$@]?[A-Za-z_]\w{2,80}(?:(?:\?->|->|&\.|\.|::)[A-Za-z_]\w{0,80}){0,4}[?!]?\(?")
_TEXTS = re.compile(r"(['\"]).*?\1")
_CALL = re.compile(r"\|\s*\w+(?::\S+)?")


@dataclass(eq=False)
class TemplateAct(Act):
    """An act of a template: the conditions that decide it, as written, and the words of what it holds."""

    page: Page
    template: Template
    conditions: tuple[str, ...] = field(default=(), kw_only=True)
    said: str = field(default="", kw_only=True)

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield what decides it, of one sort: what its tags read, then what gives the variables that they test."""
        for one in self.conditions:
            if reads(one, reason, self.template):
                yield Ground(reason, self.path, self.span, self.shown)
                return
        if reason not in REASONS and reason in WRITTEN:
            return
        for name in dict.fromkeys(name for one in self.conditions for name in names_in(one)):
            found = next(grounds_of_variable(name, reason, self.page.project), None)
            if found is not None:
                yield Ground(
                    reason, self.path, self.span, self.shown, (*found.through, found_at(name, found, self.page))
                )
                return
        for name in tokens_in(self.conditions) if reason in REASONS else ():
            found = next(grounds_printed(name, reason, self.page), None)
            if found is not None:
                through = (*found.through, found_at(name, found, self.page))
                yield Ground(reason, self.path, self.span, self.shown, through)
                return

    @property
    def is_about_places(self) -> bool:
        """Whether what it holds speaks of slots, of waiting for one's turn, or leads to a request."""
        said = f"{self.path} {self.said} {self.conditions}"
        if speaks_of(said, "places.sampled"):
            return False
        return any(speaks_of(said, f"places.{idea}") for idea in ("slots", "waiting", "applicants"))

    @property
    def shown(self) -> str:
        """The tag, or the attribute, as written."""
        return self.template.source.text[self.span.start : self.span.end]


def may_be_decided(condition: str, page: Page) -> bool:
    """Whether a condition reads something that decides, or tests a name that a module which does may give: a cheap test."""
    return (
        any(reads(condition, reason, page.template) for reason in WRITTEN)
        or any(may_be_given(name, reason, page.project) for name in names_in(condition) for reason in REASONS)
        or any(
            next(grounds_printed(name, reason, page), None) is not None
            for reason in REASONS
            if may_be_read(reason, page)
            for name in tokens_in((condition,))
        )
    )


def tokens_in(conditions: tuple[str, ...]) -> list[str]:
    """Return what some conditions name, as they write it: `$desk->isOpen(`, `@open`, `open?`."""
    return list(dict.fromkeys(found[0] for one in conditions for found in _TOKEN.finditer(_TEXTS.sub(" ", one))))


def found_at(name: str, ground: Ground, page: Page) -> tuple[str, str, int]:
    """Return where a variable of a template gets its value, as the last step of a chain."""
    return name, ground.path, page.project.source(ground.path).position(ground.span).line


def names_in(condition: str) -> list[str]:
    """Return the variables that a condition tests, dotted as written, texts and filters left out."""
    return _NAME.findall(_CALL.sub(" ", _TEXTS.sub(" ", condition)))
