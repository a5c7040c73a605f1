"""The attributes of a Svelte component's markup, written in the language of templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.markup import unescape
from guichet.reading.components.classes import classes
from guichet.reading.components.events import Handlers, event_attribute
from guichet.reading.components.expressions import parsed_expression, quoted
from guichet.reading.components.markup import Attribute, Markup, end_of_braces
from guichet.reading.components.out import Out
from guichet.reading.components.svelte_script import SvelteScript
from guichet.reading.components.svelte_snippets import WORD

_OWN = ("use:", "transition:", "in:", "out:", "animate:", "let:", "style:", "class:", "@attach")


class SvelteAttributes:
    """Writes the attributes of one component's elements."""

    def __init__(self, out: Out, script: SvelteScript, handlers: Handlers) -> None:
        self.out = out
        self.script = script
        self.handlers = handlers
        self.expressions = script.expressions

    def _classes_of(self, one: Markup) -> None:
        written = one.attribute("class")
        more = [each for each in one.attributes if each.name.startswith("class:")]
        if written is None and not more:
            return
        words = "".join(self._class_words(written.value or "")) if written is not None else ""
        for each in more:
            name = each.name[6:]
            test = self._value(each) if each.value is not None else self.expressions.written(name)
            words += f"{{% if {test} %}} {name}{{% endif %}}"
        at = written or more[0]
        self.out.put(f' class="{words}"', at.start, at.end)

    def _styles_of(self, one: Markup) -> None:
        """The declarations of `style:color={…}`, where no `style` says others."""
        given = [each for each in one.attributes if each.name.startswith("style:")]
        if given and one.attribute("style") is None:
            names = [each.name[6:].partition("|")[0] for each in given]
            held = [
                self.expressions.written(name) if each.value is None else self._value(each)
                for name, each in zip(names, given, strict=True)
            ]
            table = ", ".join(f"{quoted(name)}: {value}" for name, value in zip(names, held, strict=True))
            self.out.put(f' {{{{ attributes({{"style": {{{table} }} }}) }}}}', given[0].start, given[0].end)

    def _class_words(self, value: str) -> Iterator[str]:
        for is_code, part in _parts(value):
            node = parsed_expression(part, self.expressions.dialect) if is_code else None
            yield classes(node, self.expressions) if node is not None else " {{ unknown }}" if is_code else part

    def _attribute(self, attribute: Attribute, one: Markup) -> None:
        name, start, end = attribute.name, attribute.start, attribute.end
        event = self._event(attribute)
        if event is not None:
            self.out.put(event_attribute(*event), start, end)
        elif name.startswith("bind:"):
            self._bound(attribute, one)
        elif name == "class" or name.startswith(_OWN):
            return
        elif not name or "{" in (attribute.value or ""):
            given = self._given(attribute)
            if given:
                self.out.put(f" {{{{ attributes({{{given} }}) }}}}", start, end)
        else:
            self.out.put(" ", start, start)
            self.out.copy(start, end)

    def _bound(self, attribute: Attribute, one: Markup) -> None:
        """What a field holds at first, where the script says it or the component is given it."""
        name = attribute.name.partition(":")[2]
        code = (attribute.value or name).strip("{} ")
        root = re.split(r"[.\[]", code)[0]
        is_taken = any(root == one.name for one in self.script.parameters.values())
        if name not in ("checked", "group", "open") or (root not in self.script.states and not is_taken):
            return
        first = replace(self.expressions, renamed={**self.expressions.renamed, **self.script.states}).written(code)
        value = one.attribute("value")
        if name == "group":
            first = f"({first} == {self._value(value)})" if value is not None else "none"
        shown = "checked" if name == "group" else name
        self.out.put(f" {{{{ attributes({{{quoted(shown)}: {first} }}) }}}}", attribute.start, attribute.end)

    def _event(self, attribute: Attribute) -> tuple[str, str] | None:
        name, value = attribute.name, attribute.value
        if name.startswith("on:"):
            event, *modifiers = name[3:].split("|")
        elif name.startswith("on") and name[2:].isalpha() and (value or "").startswith("{"):
            event, modifiers = name[2:].lower(), []
        else:
            return None
        code = (value or "").strip()
        code = code[1:-1] if code.startswith("{") else code or "forward"
        return event.lower(), self.handlers.code_of(event.lower(), code, tuple(modifiers))

    def _value(self, attribute: Attribute) -> str:
        """The expression of an attribute's value."""
        if attribute.value is None:
            return "true"
        parts = [
            self.expressions.written(one) if code else quoted(unescape(one)) for code, one in _parts(attribute.value)
        ]
        return parts[0] if len(parts) == 1 else f"({' ~ '.join(parts)})" if parts else '""'

    def _given(self, attribute: Attribute) -> str:
        """What an attribute gives, as an item of a table; "" for nothing."""
        name, value = attribute.name, (attribute.value or "").strip("{} \n")
        if not name:
            if value.startswith("..."):
                return f"**{self.expressions.written(value[3:])}"
            return f"{quoted(value)}: {self.expressions.written(value)}" if WORD.fullmatch(value) else ""
        if name.startswith("bind:"):
            code = value or name[5:]
            return f"{quoted(name[5:])}: {self.expressions.written(code)}" if name != "bind:this" else ""
        if name.startswith(_OWN) or name == "slot" or name == "this":
            return ""
        return f"{quoted(name)}: {self._value(attribute)}"


def _parts(value: str) -> list[tuple[bool, str]]:
    """The parts of a value: texts, and code between braces."""
    found, pos = [], 0
    while pos < len(value):
        at = value.find("{", pos)
        if at < 0:
            found.append((False, value[pos:]))
            break
        if at > pos:
            found.append((False, value[pos:at]))
        end = end_of_braces(value, at, len(value))
        found.append((True, value[at + 1 : end - 1]))
        pos = end
    return found
