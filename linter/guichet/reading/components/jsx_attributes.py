"""The attributes of JSX, written as HTML has them, or gathered in the table that a component is given."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from guichet.core.markup import unescape
from guichet.core.memo import cached_property
from guichet.reading.components.events import Handlers, event_attribute
from guichet.reading.components.expressions import bare, quoted, unknown
from guichet.reading.components.jsx_expressions import literal_of, may_run, plain
from guichet.reading.components.jsx_names import KEPT, attribute_name, is_event, with_unit
from guichet.reading.components.jsx_parts import holds_markup
from guichet.reading.components.jsx_pen import Pen
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import FUNCTIONS, field, key_of, parameters, text
from guichet.reading.templates.bindings import BOOLEANS
from guichet.reading.written.attributes import property_name

_NOTHING = frozenset({"null", "undefined"})
_TOLD = ("aria-", "data-")
_CONTENT = "dangerouslySetInnerHTML"
_SHOWN_AT_FIRST = frozenset({"checked", "defaultChecked", "selected"})
_NOT_AN_ATTRIBUTE = {"select": ("value", "defaultValue"), "textarea": ("value", "defaultValue")}


def _parts(opening: Any) -> list[tuple[str, Any, Any]]:
    """The attributes of an element: name, value, the whole; a spread has no name."""
    found = []
    for one in opening.named_children:
        if one.type == "jsx_attribute":
            name, value = one.named_children[0], (one.named_children[1:] or [None])[0]
            if value is not None and value.type == "jsx_expression":
                held = [inner for inner in value.named_children if inner.type != "comment"]
                value = bare(held[0]) if held else None
                if value is None:
                    continue
            found.append((text(name), value, one))
        elif one.type == "jsx_expression" and one.named_children and one.named_children[0].type == "spread_element":
            found.append(("", one.named_children[0].named_children[0], one))
    return found


class AttributeWriter:
    """Writes the attributes of the elements of one file."""

    def __init__(self, writer: Pen) -> None:
        self._writer = writer
        self._put = writer.put

    @property
    def _expressions(self) -> Any:
        return self._writer.expressions

    # Of an element

    def write(self, opening: Any, element: str) -> Callable[[], None] | None:
        """Write the attributes of an element; return what writes its content when an attribute holds it."""
        parts = _parts(opening)
        content = next((value for name, value, _ in parts if name == _CONTENT), None)
        if content is None and element == "textarea":
            content = next((value for name, value, _ in parts if name == "defaultValue"), None)
        left = (*KEPT, _CONTENT, *_NOT_AN_ATTRIBUTE.get(element, ()))
        kept = [one for one in parts if one[0] not in left]
        if any(not name for name, _, _ in kept):
            self._put(f" {{{{ attributes({self._table(kept)}) }}}}", opening.named_children[-1])
        else:
            for name, value, whole in kept:
                self._attribute(name, value, whole)
            action = next((value for name, value, _ in kept if name == "action" and element == "form"), None)
            if may_run(action, self._writer.script) and all(name != "method" for name, _, _ in kept):
                self._put(' method="post"', opening)  # what a function is given is in no address
        if content is not None:
            return lambda: self._content(content)
        spread = [self._expressions.of(value) for name, value, _ in parts if not name]
        is_empty = opening.type == "jsx_self_closing_element" or not opening.parent.named_children[1:-1]
        if spread and is_empty:
            return lambda: self._put(f"{{{{ {spread[-1]}.children|safe }}}}", opening)
        held = next((value for name, value, _ in parts if name == "children"), None)
        return (lambda: self._writer.child(held)) if held is not None else None

    def _content(self, value: Any) -> None:
        """What `dangerouslySetInnerHTML` holds: markup that is not known, or is written there."""
        held = value
        if value.type == "object":
            held = next(
                (field(one, "value") for one in value.named_children if key_of(field(one, "key")) == "__html"), value
            )
        elif (said := plain(value)) is not None:
            self._put(said.replace("<", "&lt;"), value)
            return
        self._put(f"{{{{ {self._expressions.of(held)}|safe }}}}", value)

    def _attribute(self, name: str, value: Any, whole: Any) -> None:
        html = attribute_name(name)
        if value is None or value.type == "true":
            is_said = html.startswith("aria-") or (html.startswith(_TOLD) and value is not None)
            self._put(f' {html}="true"' if is_said else f" {html}", whole)
        elif value.type == "false":
            self._put(f' {html}="false"' if html.startswith(_TOLD) else "", whole)
        elif value.type in _NOTHING or text(value) == "undefined":
            return
        elif is_event(name):
            self._event(html, value, whole)
        elif value.type == "string" and value.parent.type == "jsx_attribute":
            self._put(f" {html}=", whole)
            self._writer.copy(value, value)
        elif (said := plain(value)) is not None:
            self._words(html, said, value)
        elif html == "style" and value.type == "object" and all(one.type == "pair" for one in value.named_children):
            self._style(value)
        elif html == "class":
            self._class(value)
        elif html in BOOLEANS:
            self._boolean(html, name, value)
        else:
            self._valued(html, value, whole)

    def _words(self, html: str, said: str, value: Any) -> None:
        self._put(f' {html}="', value)
        span = self._writer.span(value)
        start, end = (span.start, span.end) if value.type == "number" else (span.start + 1, span.end - 1)
        if self._writer.script.text[start:end] == said and not {'"', "&", "<"} & set(said):
            self._writer.out.copy(start, end)
        else:
            self._put(said.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;"), value)
        self._put('"', value)

    def _valued(self, html: str, value: Any, whole: Any) -> None:
        if value.type == "template_string":
            self._put(f' {html}="', value)
            self._mixed(value)
            self._put('"', value)
            return
        found = literal_of(value, self._writer.script)
        if found is not None and found.script is not self._writer.script and (said := plain(found.node)) is not None:
            self._put(f' {html}="{said.replace("&", "&amp;").replace(chr(34), "&quot;")}"', whole)
            return
        self._put(f" {{{{ attributes({{{quoted(html)}: {self._expressions.of(value)}}}) }}}}", whole)

    def _mixed(self, value: Any) -> None:
        """What a text holds, what is put in it as tags."""
        pos = self._writer.span(value).start + 1
        for one in value.named_children:
            if one.type == "template_substitution" and one.named_children:
                span = self._writer.span(one)
                self._writer.out.copy(pos, span.start)
                self._value(one.named_children[0])
                pos = span.end
        self._writer.out.copy(pos, self._writer.span(value).end - 1)

    def _value(self, node: Any) -> None:
        """A value inside quotes: its branches, its words, or what prints it."""
        node = bare(node)
        said = plain(node)
        if said is not None:
            self._put(said.replace("&", "&amp;").replace('"', "&quot;"), node)
        elif node.type in _NOTHING or node.type in ("false", "true") or text(node) == "undefined":
            return
        elif node.type == "ternary_expression":
            self._put(f"{{% if {self._expressions.of(field(node, 'condition'))} %}}", node)
            self._value(field(node, "consequence"))
            self._put("{% else %}", node)
            self._value(field(node, "alternative"))
            self._put("{% endif %}", node)
        elif node.type == "binary_expression" and text(field(node, "operator")) == "&&":
            self._put(f"{{% if {self._expressions.of(field(node, 'left'))} %}}", node)
            self._value(field(node, "right"))
            self._put("{% endif %}", node)
        elif node.type == "template_string":
            self._mixed(node)
        else:
            self._put(f"{{{{ {self._expressions.of(node)} }}}}", node)

    def _class(self, value: Any) -> None:
        self._put(' class="', value)
        classes = list(self._expressions.classes(value))
        for rank, (word, condition) in enumerate(classes):
            if rank:
                self._put(" ", value)
            if condition is not None:
                self._put(f"{{% if {self._expressions.of(condition)} %}}", word)
            if word.type == "property_identifier":
                self._put(text(word), word)
            else:
                self._value(word)
            if condition is not None:
                self._put("{% endif %}", word)
        if not classes:
            self._value(value)
        self._put('"', value)

    def _boolean(self, html: str, name: str, value: Any) -> None:
        self._put(f" {{% if {self._at_first(name, value)} %}}{html}{{% endif %}}", value)

    def _at_first(self, name: str, value: Any) -> str:
        """An expression; of what a person is shown as ticked, with what the states of the component hold at first."""
        expressions = self._expressions
        if name in _SHOWN_AT_FIRST:
            expressions = expressions.shown_at_first(self._writer.states)
        written: str = expressions.of(value)
        return written

    def _style(self, value: Any) -> None:
        self._put(' style="', value)
        for one in value.named_children:
            name, held = key_of(field(one, "key")) or "", bare(field(one, "value"))
            self._put(f"{property_name(name)}: ", one)
            if held.type == "number":
                self._put(with_unit(name, text(held)), held)
            else:
                self._value(held)
            self._put("; ", one)
        self._put('"', value)

    def _event(self, html: str, value: Any, whole: Any) -> None:
        """What answers to an event: the code that is written there, or the call of what it names."""
        span = self._run(value)
        if span is not None:
            start, end = span
            held = self._writer.script.text[start:end]
            mark = next((one for one in "\"'" if one not in held), None)
            if mark is not None and "{{" not in held and "{%" not in held and held.strip():
                self._put(f" {html}={mark}", value)
                self._writer.out.copy(start, end)
                self._put(mark, value)
                return
        if value.type == "identifier" and self._is_given(value):
            self._put(f" {{{{ attributes({{{quoted(html)}: {self._expressions.of(value)} }}) }}}}", whole)
        elif value.type == "identifier":
            self._put(event_attribute(html[2:], self._handlers.code_of(html[2:], text(value))), whole)
        else:
            self._put(f' {html}="{{{{ {unknown(text(value))} }}}}"', whole)

    def _run(self, value: Any) -> tuple[int, int] | None:
        """Where the code of a function that is written as an attribute stands."""
        code = field(value, "body") if value.type in FUNCTIONS else None
        if code is None:
            return None
        span = self._writer.span(code)
        return (span.start + 1, span.end - 1) if code.type == "statement_block" else (span.start, span.end)

    def _code(self, value: Any) -> str:
        span = self._run(value)
        taken = parameters(value)
        given = text(taken[0]).partition(":")[0] if taken else ""
        held = " ".join(self._writer.script.text[span[0] : span[1]].split()) if span is not None else ""
        return re.sub(rf"\b{re.escape(given)}\b", "event", held) if given.isidentifier() else held

    def _is_given(self, name: Any) -> bool:
        """Whether a component is given what a name holds."""
        found = scopes(self._writer.script).lookup(name)
        return bool(found) and all(one.sort is Sort.PARAMETER for one in found)

    @cached_property
    def _handlers(self) -> Handlers:
        script = self._writer.script
        return Handlers([script.root], script.path, script.project)

    # Of a component

    def table(self, opening: Any) -> tuple[str, list[tuple[str, Any, str]]]:
        """Return the table that a component is given, and what it is given to show: key, JSX, the names that it gives back."""
        parts = [one for one in _parts(opening) if one[0] not in ("key", "ref")]
        shown = [(name, value) for name, value, _ in parts if name and value is not None and holds_markup(value)]
        fills = [(name, value, _names_given(value)) for name, value in shown]
        return self._table([one for one in parts if one[:2] not in shown]), fills

    def _table(self, parts: list[tuple[str, Any, Any]]) -> str:
        held = []
        for name, value, _ in parts:
            if not name:
                held.append(f"**{self._expressions.of(value)}")
            elif value is None:
                held.append(f"{quoted(name)}: true")
            elif value.type in FUNCTIONS:
                code = self._code(value) if is_event(name) else None
                held.append(f"{quoted(name)}: {quoted(code) if code else unknown(text(value))}")
            elif value.type == "string" and value.parent.type == "jsx_attribute":
                held.append(f"{quoted(name)}: {quoted(unescape(text(value)[1:-1]))}")
            else:
                held.append(f"{quoted(name)}: {self._at_first(name, value)}")
        return "{" + ", ".join(held) + " }"


def _names_given(value: Any) -> str:
    if value.type not in FUNCTIONS:
        return ""
    return " ".join(text(one) for one in parameters(value) if one.type == "identifier")
