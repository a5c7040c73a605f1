"""A file of another language, translated into that of templates; a component, with what its file shows and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.reading.written.written import Pieced


class Parameter(NamedTuple):
    """What a component takes: the name that its expressions use, and what it is worth when it is not given."""

    name: str
    default: str = ""
    """An expression of the common language; "" for nothing."""


@dataclass(frozen=True)
class Component:
    """A stretch of a translation that others may show, and what they may give it.

    What it is given and does not take is in `rest`, a table; all that it is given is in `whole`, if that has a name.
    """

    name: str
    start: int
    end: int
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    rest: str = "attrs"
    whole: str = ""
    shows_values: bool = False
    """Whether it prints what it is given to show as it does any other value, by its name: `{{ children }}`."""
    fills_by_name: bool = False
    """Whether what it is given under the name of a slot fills it."""
    drops: bool = False
    """Whether what it does not take is certainly shown nowhere."""
    tells: frozenset[str] | None = None
    """The events of its own that it tells those who use it, by the names that they are answered under; None when it may tell others."""
    has_native: bool = False
    """Whether the events of HTML reach those who use it all the same."""
    takes_more: bool = False
    """Whether it may take more than is known, so that what is given may not be in `rest`."""


@dataclass
class Transcript(Pieced):
    """A file in the language of templates. Its offsets are its own: `place_in_files` gives the file's."""

    def place_in_files(self, span: Span) -> tuple[str, Span]:
        """Return the file and the stretch of it that a stretch of the translation stands for, from its start to its end."""
        if not self.pieces:
            return self.path, Span(0, 0)
        path, first, _ = self.origin(span)
        end, last, _ = self.origin(Span(max(span.end - 1, span.start), span.end))
        return path, Span(first.start, max(first.end, last.end if end == path else 0))


@dataclass
class Translation(Transcript):
    """A file of components in the language of templates.

    Beside what templates write, it holds `{% call Name({"label": "…"}) %}…{% fill "name" item %}…{% endfill %}{% endcall %}`,
    `{{ slot("name") }}` with the table `slots` to ask, and `{{ attributes({"alt": text}) }}`, which an element is given.
    """

    components: tuple[Component, ...] = ()
    imports: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """For each name that is used here: the file and the component of it that it means ("default" for the one of the file)."""

    def shown_as(self, name: str) -> Component | None:
        """Return the component that others import under a name."""
        return next((one for one in self.components if one.name == name), None)
