"""What writes a file of JSX: the places of its nodes, its expressions, what was written of it."""

from __future__ import annotations

from typing import Any

from guichet.core.findings import Span
from guichet.reading.components.jsx_expressions import JsxExpressions
from guichet.reading.components.messages import asks_for_messages, catalogue_of
from guichet.reading.components.out import Out
from guichet.reading.scripts.javascript import Script


class Pen:
    """Writes stretches of one file of JSX, or puts others in their place."""

    def __init__(self, script: Script, out: Out) -> None:
        self.script = script
        self.out = out
        self.imports: dict[str, tuple[str, str]] = {}
        asks = asks_for_messages(script.text)
        messages = catalogue_of(script.project).said if asks else lambda key: None
        self.expressions = JsxExpressions(script=script, messages=messages)
        self.written: set[int] = set()
        """Where the JSX that was written begins."""
        self.children = frozenset({"children"})
        """The names of what a component is given to hold."""
        self.states: dict[str, Any] = {}
        """What the states of the component hold at first."""
        self._depth = 0

    def span(self, node: Any) -> Span:
        """Return the place of a node in the file."""
        return self.script.span(node)

    def put(self, written: str, node: Any) -> None:
        """Write a text in place of a node."""
        span = self.span(node)
        self.out.put(written, span.start, span.end)

    def copy(self, start: Any, end: Any) -> None:
        """Copy from the start of a node to the end of another."""
        self.out.copy(self.span(start).start, self.span(end).end)

    def child(self, node: Any) -> None:
        """Write what an expression shows among the children of an element."""
        raise NotImplementedError
