"""Expressions of Angular's templates: those of JavaScript, with pipes, and signals that are called to be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from guichet.reading.components.expressions import Expressions, quoted, unknown
from guichet.reading.scripts.syntax import arguments, text
from guichet.reading.scripts.syntax import field as part

_PIPED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|(\|\|)|(\|)""")
_TRANSLATING = frozenset({"translate", "transloco", "t"})
_SAME = frozenset({"async", "safeHtml"})


@dataclass
class AngularExpressions(Expressions):
    """Writes the expressions of one template."""

    signals: frozenset[str] = field(default_factory=frozenset)
    """The names that are called to be read."""

    def written(self, code: str) -> str:
        """Return an expression of a template, given as text, in the language of templates."""
        first, *pipes = _parts(code)
        names = [one.strip().partition(":")[0].strip() for one in pipes]
        if not pipes or set(names) <= _SAME:
            return super().written(first)
        if names[0] in _TRANSLATING and (match := re.fullmatch(r"""\s*(["'])(.*)\1\s*""", first, re.S)):
            return self.messages(match[2]) or f"t({quoted(match[2])})"
        return unknown(code)

    def _call_expression(self, node: Any) -> str | None:
        called = part(node, "function")
        if called.type == "identifier" and text(called) in self.signals and not arguments(node):
            return self.of(called)
        return super()._call_expression(node)


def _parts(code: str) -> list[str]:
    """An expression and its pipes."""
    parts, start, depth = [], 0, 0
    for match in _PIPED.finditer(code):
        if match[3]:
            depth = code.count("(", 0, match.start()) - code.count(")", 0, match.start())
            if depth <= 0:
                parts.append(code[start : match.start()])
                start = match.end()
    return [*parts, code[start:]]
