"""Macros whose markup is given to something else: `govukButton({ html: icon("search") })`."""

from __future__ import annotations

import re
from functools import partial

from guichet.reading.templates.template import Template
from guichet.reading.written.calls import macro_target, names_taken
from guichet.reading.written.names import Names
from guichet.reading.written.phrases import Phrases
from guichet.reading.written.place import Place
from guichet.reading.written.values import UNKNOWN, Expression, Mixed, Value

_WITHIN = 4
"""Macros that are given to one another at most."""
_OUTPUT = re.compile(r"\{\{-?\s*+((?:[^{}\s-]|-(?!\}\})|\s++(?!-?\}\})|\{(?!\{)|\}(?!\}))*+)\s*+-?\}\}")


class Macros(Phrases):
    """Writes out what macros show where their calls are values."""

    within = 0
    """How many calls of macros this one is given to."""

    def know_macros(self, names: Names, template: Template) -> None:
        """Let the expressions of a template call its macros, and those that it imports."""
        imported = (link.names for link in template.links if link.kind == "import")
        names.macros = {*template.macros, *(alias for held in imported for _, alias in held)}
        names.macro = partial(self._shown_by, template)

    def _shown_by(self, template: Template, written: str, names: Names) -> Value:
        target = macro_target(template, written, self.library) if self.within < _WITHIN else None
        taken = names_taken(target, written, names) if target is not None else None
        if target is None or taken is None:
            return UNKNOWN
        inner = type(self)(self.library, self.outside)
        inner.within, inner.given = self.within + 1, self.given
        taken.outside = self.outside
        inner.know_macros(taken, target.template)
        inner.stretch(Place(target.template, taken), target.start, target.end)
        return _as_markup("".join(inner.texts).strip())


def _as_markup(text: str) -> Value:
    """Markup as a value, what it still prints as it is written; UNKNOWN where a tag decides of it."""
    if "{%" in text or "{#" in text:
        return UNKNOWN
    pieces = _OUTPUT.split(text)
    parts = [Expression(one) if rank % 2 else one for rank, one in enumerate(pieces) if one]
    return Mixed(tuple(parts), is_markup=True)
