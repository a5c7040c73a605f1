"""The attributes of a Vue template: what an element has, what a component is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from guichet.core.markup import unescape
from guichet.reading.components.classes import classes, style
from guichet.reading.components.events import Handlers, event_attribute
from guichet.reading.components.expressions import parsed_expression, quoted
from guichet.reading.components.imports import Names
from guichet.reading.components.markup import Attribute, Markup
from guichet.reading.components.names import kebab
from guichet.reading.components.out import Out
from guichet.reading.components.vue_script import Script
from guichet.reading.written.expressions import value_of
from guichet.reading.written.values import UNDEFINED

_ARIA = re.compile(r"^aria(?=[A-Z])")
LINKS = frozenset({"router-link", "nuxt-link"})
_OWN = frozenset({"key", "ref", "is", "slot", "slot-scope"})
"""Attributes that are of Vue alone."""
_PROPERTIES = {"htmlfor": "for", "classname": "class", "innerhtml": "", "textcontent": "", "tabindex": "tabindex"}


class AttributeWriter:
    """Writes the attributes of the elements of one component."""

    def __init__(
        self,
        out: Out,
        script: Script,
        imports: Names,
        handlers: Handlers,
        registered: Callable[[str], tuple[str, str] | None],
    ) -> None:
        self.out = out
        self.text = out.source.text
        self.script = script
        self.imports = imports
        self.handlers = handlers
        self.registered = registered
        self.has_heir = False
        """Whether one element takes what the component is given and does not name."""
        self.is_plain = False
        """Whether what takes the rest is an element of HTML, which tells the events of HTML and no others."""
        self.mark = ""
        """What its elements bear, for the styles that are theirs alone."""
        self.expressions = script.expressions
        self._listening: tuple[Markup, dict[str, list[Attribute]]] | None = None
        """What answers each event of the element that is written."""

    def class_of(self, one: Markup, more: str) -> None:
        """Write the classes of an element: its own, those that an expression adds, and more."""
        written, bound = one.attribute("class"), one.attribute(":class", "v-bind:class")
        at = written or bound
        if at is None:
            return
        if written is not None and bound is None and not more:
            self.out.put(" ", at.start, at.start)
            self.out.copy(at.start, at.end)
            return
        words = written.value or "" if written is not None else ""
        self.out.put(f' class="{words}{self._classes(bound) if bound is not None else ""}{more}"', at.start, at.end)

    def _classes(self, bound: Attribute) -> str:
        node = parsed_expression(unescape(bound.value or ""), self.expressions.dialect)
        return classes(node, self.expressions) if node is not None else " {{ unknown }}"

    def attribute(self, attribute: Attribute, one: Markup) -> None:
        """Write one attribute of an element."""
        name, start, end = attribute.name, attribute.start, attribute.end
        if name in ("class", ":class", "v-bind:class"):
            return
        if name == "v-bind":
            self.out.put(f" {{{{ attributes({{**{self.expression(attribute)} }}) }}}}", start, end)
        elif name.startswith(("@", "v-on:")):
            event, code = self._answers(attribute, one)
            if code:
                self.out.put(event_attribute(event, code), start, end)
        elif name.startswith((":", "v-bind:")):
            self._bound(attribute, one)
        elif name == "v-show":
            hidden = f'"display: none" if not {self.expression(attribute)} else none'
            self.out.put(f' {{{{ attributes({{"style": ({hidden}) }}) }}}}', start, end)
        elif name.partition(".")[0] == "v-model":
            self._model(attribute, one)
        elif name == "to" and kebab(one.name) in LINKS:
            self.out.put(' href="', start, attribute.value_start)
            self.out.copy(attribute.value_start, attribute.value_start + len(attribute.value or ""))
            self.out.put('"', end - 1, end)
        elif not name.startswith(("v-", "#")) and name not in _OWN:
            self.out.put(" ", start, start)
            self.out.copy(start, end)

    def _bound(self, attribute: Attribute, one: Markup) -> None:
        name = _bound_name(attribute)
        if name in _OWN:
            return
        if name.startswith("["):
            self.out.put(" {{ attributes() }}", attribute.start, attribute.end)
            return
        if name == "to" and kebab(one.name) in LINKS:
            name = "href"
        name = _ARIA.sub("aria-", _PROPERTIES.get(name.lower(), name)).lower()
        value = self._value(attribute)
        if name:
            self.out.put(f" {{{{ attributes({{{quoted(name)}: {value} }}) }}}}", attribute.start, attribute.end)

    def _value(self, attribute: Attribute) -> str:
        name = _bound_name(attribute)
        if attribute.value is None:
            return self.expressions.written(_camel(name))
        if name == "style":
            node = parsed_expression(unescape(attribute.value), self.expressions.dialect)
            return style(node, self.expressions)
        return self.expression(attribute)

    def _model(self, attribute: Attribute, one: Markup) -> None:
        """What a field holds at first, where the script says it: a ticked box, a chosen button."""
        kind = one.attribute("type")
        held = self.script.at_first(unescape(attribute.value or ""))
        if held is None or kind is None or kind.value not in ("checkbox", "radio"):
            return
        if kind.value == "radio":
            value = one.attribute("value")
            held = f"({held} == {quoted(value.value or '')})" if value is not None else "none"
        self.out.put(f' {{{{ attributes({{"checked": {held} }}) }}}}', attribute.start, attribute.end)

    def _answers(self, attribute: Attribute, one: Markup) -> tuple[str, str]:
        """The event that is answered, and all that answers it, said at the first of them."""
        if self._listening is None or self._listening[0] is not one:
            answering: dict[str, list[Attribute]] = {}
            for each in one.attributes:
                if each.name.startswith(("@", "v-on:")):
                    answering.setdefault(_event_of(each), []).append(each)
            self._listening = (one, answering)
        event = _event_of(attribute)
        same = self._listening[1][event]
        return event, "; ".join(self._answer(each)[1] for each in same) if same[0] is attribute else ""

    def _answer(self, attribute: Attribute) -> tuple[str, str]:
        """The event that is answered, and the code that answers it."""
        event, *modifiers = attribute.name.removeprefix("v-on:").removeprefix("@").lower().split(".")
        return event, self.handlers.code_of(event, unescape(attribute.value or ""), tuple(modifiers))

    def class_given(self, one: Markup, *, is_heir: bool) -> Iterator[str]:
        """Yield the classes that a component is given."""
        written, bound = one.attribute("class"), one.attribute(":class", "v-bind:class")
        if written is None and bound is None:
            return
        parts = [quoted(written.value or "")] if written is not None else []
        if bound is not None:
            parts += ['" "', self.expression(bound)]
        if is_heir:
            parts += ['" "', 'attrs["class"]']
        yield f'"class": ({" ~ ".join(parts)})'

    def given(self, attribute: Attribute, one: Markup) -> str:
        """Return what an attribute gives to a component, as an item of a table; "" for nothing."""
        name = attribute.name
        if name in ("class", ":class", "v-bind:class"):
            return ""
        if name == "v-bind":
            return f"**{self.expression(attribute)}"
        if name.startswith(("@", "v-on:")):
            event, code = self._answers(attribute, one)
            return f"{quoted('on' + event)}: {quoted(code)}" if code else ""
        if name.startswith((":", "v-bind:")):
            bound = _bound_name(attribute)
            if bound.startswith("["):
                return "**unknown"
            return f"{quoted(bound)}: {self._value(attribute)}" if bound not in _OWN else ""
        if name == "v-model" or name.startswith(("v-model:", "v-model.")):
            held = self.script.at_first(unescape(attribute.value or ""))
            first = value_of(held, {}) if held is not None else None
            value = "true" if first is True else "undefined" if first is UNDEFINED else self.expression(attribute)
            return f"{quoted(name.partition(':')[2].partition('.')[0] or 'modelValue')}: {value}"
        if name.startswith(("v-", "#")) or name in _OWN:
            return ""
        return f"{quoted(name)}: {quoted(unescape(attribute.value)) if attribute.value is not None else 'true'}"

    def expression(self, attribute: Attribute) -> str:
        """Return the expression that is the value of an attribute."""
        return self.expressions.written(unescape(attribute.value or ""))


def _event_of(attribute: Attribute) -> str:
    return attribute.name.removeprefix("v-on:").removeprefix("@").lower().partition(".")[0]


def _bound_name(attribute: Attribute) -> str:
    return attribute.name.partition(":")[2].partition(".")[0]


def _camel(name: str) -> str:
    return re.sub(r"-(\w)", lambda match: match[1].upper(), name)
