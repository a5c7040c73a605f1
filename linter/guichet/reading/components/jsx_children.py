"""What braces of JSX show: conditions and loops become tags, what is called in the file is written where it is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from guichet.reading.components.expressions import bare, name_of, unknown
from guichet.reading.components.jsx_expressions import plain
from guichet.reading.components.jsx_parts import MARKUP, holds_markup, wrapped
from guichet.reading.components.jsx_patterns import pattern_of
from guichet.reading.components.jsx_statements import StatementWriter
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.definitions import bindings, values
from guichet.reading.scripts.syntax import FUNCTIONS, NAMES, arguments, field, parameters, text

_DEPTH = 30
_NOTHING = frozenset({"true", "false", "null", "undefined", "comment"})
_EACH = frozenset({"map", "flatMap"})
_PASSED = frozenset({"createPortal", "cloneElement", "useMemo", "memo", "toArray"})
"""Calls that show what they are given first."""


_APPEARANCE = frozenset({"className", "style", "key", "ref"})


def _adds(given: Any) -> bool:
    """Whether a copy of an element is given more than an appearance: what it will have is not in its own place."""
    given = bare(given)
    keys = [field(one, "key") for one in given.named_children] if given.type == "object" else []
    return not keys or any(one is None or text(one) not in _APPEARANCE for one in keys)


class ChildWriter(StatementWriter):
    """Writes what stands in braces among the children of an element."""

    def child(self, node: Any) -> None:
        """Write what an expression shows among the children of an element."""
        node = bare(node)
        if node is None or node.type in _NOTHING or self._depth > _DEPTH:
            return
        self._depth += 1
        try:
            self._child(node)
        finally:
            self._depth -= 1

    def _child(self, node: Any) -> None:
        write: dict[str, Callable[[Any], None]] = {
            "ternary_expression": self._either, "binary_expression": self._maybe, "call_expression": self._called,
            "template_string": self._words, "array": self._all, "identifier": self._name,
        }  # fmt: skip
        if node.type in MARKUP:
            self.element(node)
        elif (said := plain(node)) is not None:
            self._say(node, said)
        elif node.type in write:
            write[node.type](node)
        elif node.type in FUNCTIONS:
            self.body(node)
        else:
            self._print(node)

    def _say(self, node: Any, said: str) -> None:
        span = self.span(node)
        start, end = (span.start, span.end) if node.type == "number" else (span.start + 1, span.end - 1)
        if self.script.text[start:end] == said and "<" not in said and "&" not in said:
            self.out.copy(start, end)
        else:
            self.out.put(said.replace("&", "&amp;").replace("<", "&lt;"), span.start, span.end)

    def _print(self, node: Any) -> None:
        written = self.expressions.of(node)
        is_call = node.type == "call_expression" and written == unknown(text(node))
        if self._is_children(node) or is_call:  # what it gives back may be markup
            written = f"{written}|safe"
        elif holds_markup(node):
            written = f"{unknown(text(node))}|safe"
        self.put(f"{{{{ {written} }}}}", node)

    def _is_children(self, node: Any) -> bool:
        return text(node) in self.children or text(node).endswith((".children", "renderedChildren"))

    def _either(self, node: Any) -> None:
        condition = field(node, "condition")
        self.put(f"{{% if {self.expressions.of(condition)} %}}", condition)
        self.child(field(node, "consequence"))
        self.put("{% else %}", condition)
        self.child(field(node, "alternative"))
        self.put("{% endif %}", condition)

    def _maybe(self, node: Any) -> None:
        left, right, operator = field(node, "left"), field(node, "right"), text(field(node, "operator"))
        if operator == "&&":
            self.put(f"{{% if {self.expressions.of(left)} %}}", left)
            self.child(right)
            self.put("{% endif %}", left)
        elif operator in ("||", "??") and (holds_markup(right) or plain(bare(right)) is not None):
            self.put(f"{{% if {self.expressions.of(left)} %}}", left)
            self.child(left)
            self.put("{% else %}", left)
            self.child(right)
            self.put("{% endif %}", left)
        else:
            self._print(node)

    def _words(self, node: Any) -> None:
        pos = self.span(node).start + 1
        for one in node.named_children:
            if one.type == "template_substitution":
                span = self.span(one)
                self.out.copy(pos, span.start)
                for inner in one.named_children[:1]:
                    self.child(inner)
                pos = span.end
        self.out.copy(pos, self.span(node).end - 1)

    def _all(self, node: Any) -> None:
        for one in node.named_children:
            self.child(one)

    def _name(self, node: Any) -> None:
        """A name: what it holds when that is JSX, or words that are written somewhere."""
        found = bindings(node, self.script)
        shown = [one for one in found if one.value is not None and one.script is self.script and one.sort is Sort.VALUE]
        is_markup = shown and len(shown) == len(found) and any(holds_markup(one.value) for one in shown)
        if is_markup and self.out.takes_part():
            self._one_of([one.value for one in shown])
            return
        self._print(node)

    def _one_of(self, held: Sequence[Any]) -> None:
        for rank, one in enumerate(held):
            if len(held) > 1:
                self.put(f"{{% {'elif' if rank else 'if'} {unknown(text(held[0]))} == {rank} %}}", one)
            self.child(one)
        if len(held) > 1:
            self.put("{% endif %}", held[-1])

    def _called(self, node: Any) -> None:
        called, given = bare(field(node, "function")), arguments(node)
        name = text(field(called, "property") if called.type == "member_expression" else called)
        if name in _EACH and given and wrapped(given[-1]) is not None:
            takes = wrapped(given[-1])
            is_of_react = text(field(called, "object")).endswith("Children")
            self._loop(node, given[0] if is_of_react else field(called, "object"), takes)
        elif called.type in FUNCTIONS:
            self.body(called)
        elif name == "cloneElement" and len(given) > 1 and _adds(given[1]):
            self.put(f"{{{{ {unknown(text(node))}|safe }}}}", node)
        elif name in _PASSED and given:
            self.child(given[0])
        elif (shown := self._shown_by(called)) is not None and self.out.takes_part():
            self._inlined(shown, given, node)
        else:
            self._print(node)

    def _shown_by(self, called: Any) -> Any:
        """The function of this file that shows something where it is called: `renderRow(row)`."""
        found = (
            [one for one in values(called, self.script) if one.node.type in FUNCTIONS] if called.type in NAMES else []
        )
        if len(found) != 1 or found[0].script is not self.script or not holds_markup(found[0].node):
            return None
        return found[0].node

    def _inlined(self, function: Any, given: Sequence[Any], place: Any) -> None:
        for one, value in zip(parameters(function), given, strict=False):
            target = pattern_of(one)
            if target.type == "identifier":
                self.put(f"{{% set {name_of(text(target))} = {self.expressions.of(value)} %}}", place)
            elif target.type == "object_pattern":
                self.take_apart(target, self.expressions.of(value), place)
        self.body(function)

    def _loop(self, node: Any, over: Any, function: Any) -> None:
        taken = [pattern_of(one) for one in parameters(function)]
        is_named = bool(taken) and taken[0].type == "identifier"
        name = name_of(text(taken[0])) if is_named else f"each_{node.start_byte}"
        self.put(f"{{% for {name} in {self.expressions.of(over)} %}}", over)
        if taken and taken[0].type == "object_pattern":
            self.take_apart(taken[0], name, taken[0])
        if len(taken) > 1 and taken[1].type == "identifier":
            self.put(f"{{% set {name_of(text(taken[1]))} = loop.index0 %}}", taken[1])
        self.body(function)
        self.put("{% endfor %}", over)

    def element(self, node: Any) -> None:
        """Write an element with its attributes and what it holds, or the use of a component."""
        raise NotImplementedError
