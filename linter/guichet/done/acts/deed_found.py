"""An act told from the deeds of a program, and what is known of the file that holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.core.places import Place
from guichet.done.acts.what import What
from guichet.done.nouns.act import Act
from guichet.reading.deeds.deed import Body, Deed, Function, bodies_of
from guichet.reading.templates.site import Site

__all__ = ["FromDeed", "What", "Whole"]

_SHOWN = 80
"""Signs of what is written that a message shows."""
_LONGEST = 5_000
"""Signs of what is done in one go beyond which the rest is not read again: what holds one another without end would be read each time."""
_ABOVE = 1_500
"""Signs above a test among which what it tests was given."""
_GIVES = re.compile(r"\b(\w+)(?:, ?(?:err|ok|_))?\s*:?=(?![=>])(?=\s*([^\r\n;]{1,120}))")


@dataclass(frozen=True)
class Whole:
    """The file that holds some deeds: its text, the deeds themselves, for whom it runs, and the project around."""

    path: str
    text: str
    deeds: tuple[Deed, ...]
    place: Place
    project: Site
    start: int = 0
    """Where the text begins in its file: that of a script in a page."""

    @property
    def is_among_others(self) -> bool:
        """Whether the project around is known: a query that is read alone has none."""
        known: Site | None = self.project
        return known is not None

    @cached_property
    def bodies(self) -> dict[Function, Body]:
        """The functions that hold the deeds, in order."""
        return {one.function: one for one in bodies_of(self.deeds)}

    @cached_property
    def by_test(self) -> dict[Span, list[Deed]]:
        """The deeds that each test decides, by where it is written."""
        found: dict[Span, list[Deed]] = {}
        for one in self.deeds:
            for at in dict.fromkeys(one.tests_at):
                found.setdefault(at, []).append(one)
        return found

    @cached_property
    def apart(self) -> dict[tuple[str, ...], list[Deed]]:
        """The deeds that no named function holds, by the last mark of what calls them."""
        found: dict[tuple[str, ...], list[Deed]] = {}
        for one in self.deeds:
            if one.within is None:
                found.setdefault(one.marks[-1:], []).append(one)
        return found

    @cached_property
    def given(self) -> dict[str, str]:
        """What the text first gives each of the names that it gives something, to the end of the line."""
        return {one[1]: one[2].rstrip() for one in reversed(list(_GIVES.finditer(self.text)))}

    def given_before(self, name: str, at: int) -> str:
        """Return what the text just above a place gives a name; "" when it gives it nothing."""
        above = self.text[max(0, at - self.start - _ABOVE) : max(0, at - self.start)]
        return next((one[2] for one in reversed(list(_GIVES.finditer(above))) if one[1] == name), "")

    def read(self, span: Span) -> str:
        """Return what is written at a place of the file, as far as one reads in one breath."""
        start = max(0, span.start - self.start)
        return self.text[start : max(start, min(span.end - self.start, start + _LONGEST))]

    def shown(self, span: Span) -> str:
        """Return what is written at a place of the file, as a message shows it."""
        return " ".join(self.read(span).split())[:_SHOWN]


@dataclass(eq=False)
class FromDeed(Act):
    """What a deed does: `shown` is what is written, `other` what it is done with or for."""

    what: What = field(kw_only=True)
    shown: str = field(default="", kw_only=True)
    other: str = field(default="", kw_only=True)
    certain: bool = field(default=True, kw_only=True)
    """Whether it surely does that to someone: a review is asked otherwise."""
    project: Site | None = field(default=None, kw_only=True)
    """Where options are set for what is sent."""

    def option(self, rule: str, name: str) -> Any:
        """Return an option of a rule, as the project sets it; empty for what is not sent."""
        return self.project.config.option(rule, name) if self.project is not None else ()

    @property
    def is_presumed(self) -> bool:
        """Whether it writes a yes that nobody said."""
        return self.what is What.PRESUMED

    @property
    def follows_people(self) -> bool:
        """Whether it tells people apart, unasked."""
        return self.what is What.PRINTED

    @property
    def is_outside(self) -> bool:
        """Whether what it sends leaves for another organisation."""
        return self.what is What.SENT

    @property
    def name(self) -> str:
        """What is written."""
        return self.shown
