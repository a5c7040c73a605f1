"""The markup of a Svelte component, written in the language of templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.markup import unescape
from guichet.reading.components.classes import classes
from guichet.reading.components.events import Handlers, event_attribute
from guichet.reading.components.expressions import name_of, parsed_expression, part_taken, quoted, unknown
from guichet.reading.components.imports import Names
from guichet.reading.components.markup import BRACES, Attribute, Markup, end_of_braces
from guichet.reading.components.out import Out
from guichet.reading.components.svelte_script import SvelteScript
from guichet.reading.templates.html_context import VOID

_EACH = re.compile(
    r"(?P<items>.+?)(?<!\s)\s+as\s+(?P<item>\{.*?\}|\[.*?\]|[\w$]+)(?:\s*,\s*(?P<rank>[\w$]+))?(?:\s*\(.*\))?\s*$", re.S
)
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_SNIPPET = re.compile(r"([A-Za-z_$][\w$]*)\s*(?:<[^>]*>)?\((.*)\)\s*$", re.S)
_RENDER = re.compile(r"([A-Za-z_$][\w$]*)\s*(?:\?\.)?\s*\(")
_TRANSPARENT = frozenset({"svelte:head", "svelte:fragment", "svelte:boundary", "svelte:options"})
_NOTHING = frozenset({"svelte:window", "svelte:body", "svelte:document"})
_OWN = ("use:", "transition:", "in:", "out:", "animate:", "let:", "style:", "class:", "@attach")


class SvelteWriter:
    """Writes the markup of one component."""

    def __init__(self, out: Out, script: SvelteScript, imports: Names, handlers: Handlers, mark: str) -> None:
        self.out = out
        self.text = out.source.text
        self.script = script
        self.imports = imports
        self.handlers = handlers
        self.mark = mark
        self.expressions = script.expressions
        self._open: list[str] = []

    def write(self, root: Markup) -> None:
        """Write what a file shows."""
        for one in root.children:
            if not one.name:
                self.out.copy(one.start, one.end)
            elif one.name == BRACES:
                self._braces(one, is_given=False)
            else:
                self._element(one)

    # What stands between braces

    def _braces(self, one: Markup, *, is_given: bool) -> None:
        code = self.text[one.start + 1 : one.end - 1].strip()
        written = "".join(self._tag(code, is_given=is_given))
        if written:
            self.out.put(written, one.start, one.end)

    def _tag(self, code: str, *, is_given: bool) -> Iterator[str]:
        word, _, rest = code.partition(" ")
        if code.startswith("#"):
            yield from self._opened(word, rest.strip(), is_given=is_given)
        elif code.startswith(":"):
            yield self._otherwise(code[1:].strip())
        elif code.startswith("/"):
            closed = self._open.pop() if self._open else ""
            yield f"{{% end{closed} %}}" if closed else ""
        elif word == "@html":
            yield f"{{{{ ({self.expressions.written(rest)})|safe }}}}"
        elif word == "@render":
            yield from self._render(rest)
        elif word == "@const":
            name, _, value = rest.partition("=")
            if name.strip().isidentifier():
                yield f"{{% set {name_of(name.strip())} = {self.expressions.written(value)} %}}"
        elif not code.startswith(("@", "/*", "//")):
            yield f"{{{{ ({self.expressions.written(code)})|e }}}}"

    def _opened(self, word: str, rest: str, *, is_given: bool) -> Iterator[str]:
        if word == "#if":
            self._open.append("if")
            yield f"{{% if {self.expressions.written(rest)} %}}"
        elif word == "#each":
            self._open.append("for")
            yield from self._each(rest)
        elif word == "#await":
            self._open.append("if")
            yield f"{{% if {unknown(rest)} %}}"
        elif word == "#snippet":
            named = _SNIPPET.match(rest)
            self._open.append("fill" if is_given else "if")
            taken = " ".join(name_of(one) for one in _WORD.findall(named[2] if named else ""))
            name = named[1] if named else "?"
            yield f"{{% fill {quoted(_slot_name(name))} {taken} %}}" if is_given else f"{{% if {unknown(rest)} %}}"
        else:
            self._open.append("")

    def _each(self, rest: str) -> Iterator[str]:
        match = _EACH.match(rest)
        if match is None:
            yield f"{{% for item in {unknown(rest)} %}}"
            return
        taken = match["item"]
        item = name_of(taken) if taken.isidentifier() else unknown(taken)
        yield f"{{% for {item} in {self.expressions.written(match['items'])} %}}"
        held = _WORD.findall(taken) if not taken.isidentifier() else []
        for name in held:
            yield f"{{% set {name_of(name)} = {part_taken(name, item, taken, held)} %}}"
        if match["rank"]:
            yield f"{{% set {name_of(match['rank'])} = loop.index0 %}}"

    def _otherwise(self, code: str) -> str:
        if code.startswith("else if"):
            return f"{{% elif {self.expressions.written(code[7:])} %}}"
        return f"{{% elif {unknown(code)} %}}" if code.startswith("then") else "{% else %}"

    def _render(self, rest: str) -> Iterator[str]:
        named = _RENDER.match(rest)
        name = _slot_name(named[1]) if named else ""
        if named is None or f"slots[{quoted(name)}]" not in self.expressions.renamed.values():
            yield "{{ slots.any() }}"
        else:
            yield f"{{% if slots[{quoted(name)}] %}}{{{{ slot({quoted(name)}) }}}}{{% endif %}}"

    # Elements

    def _element(self, one: Markup) -> None:
        name = one.name
        if name == "slot":
            self._slot(one)
        elif name in _TRANSPARENT:
            self._within(one)
        elif name in _NOTHING:
            return
        elif name == "svelte:element":
            named = one.attribute("this")
            self._native(one, f"{{{{ {self._value(named)} }}}}" if named is not None else "div")
        elif name in ("svelte:component", "svelte:self"):
            named = one.attribute("this")
            self._use(one, (named.value or "").strip("{} ") if named is not None else "Unknown")
        elif name[:1].isupper() or "." in name:
            self._use(one, name)
        else:
            self._native(one, name)

    def _within(self, one: Markup, *, is_given: bool = False) -> None:
        for child in one.children:
            if not child.name:
                self.out.copy(child.start, child.end)
            elif child.name == BRACES:
                self._braces(child, is_given=is_given)
            elif is_given and (slot := child.attribute("slot")) is not None:
                given = " ".join(name_of(each.name[4:]) for each in child.attributes if each.name.startswith("let:"))
                self.out.put(f"{{% fill {quoted(slot.value or 'default')} {given} %}}", child.start, child.start)
                self._element(child)
                self.out.put("{% endfill %}", child.end, child.end)
            else:
                self._element(child)

    def _native(self, one: Markup, name: str) -> None:
        self.out.put(f"<{name}", one.start, one.start + 1 + len(one.name))
        self._classes_of(one)
        for attribute in reversed(one.attributes) if one.attribute("") else one.attributes:  # what comes last holds
            self._attribute(attribute, one)
        self.out.put(f" {self.mark}>" if self.mark else ">", one.open_end - 1, one.open_end)
        if name in VOID:
            return
        self._within(one)
        self.out.put(f"</{name}>", one.content_end, one.end)

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
            return f"{quoted(value)}: {self.expressions.written(value)}" if _WORD.fullmatch(value) else ""
        if name.startswith("bind:"):
            code = value or name[5:]
            return f"{quoted(name[5:])}: {self.expressions.written(code)}" if name != "bind:this" else ""
        if name.startswith(_OWN) or name == "slot" or name == "this":
            return ""
        return f"{quoted(name)}: {self._value(attribute)}"

    # Components

    def _use(self, one: Markup, name: str) -> None:
        given = []
        for attribute in one.attributes:
            event = self._event(attribute)
            if event is not None:
                given.append(f"{quoted('on' + event[0])}: {quoted(event[1])}")
            elif written := self._given(attribute):
                given.append(written)
        self.out.put(f"{{% call {name}({{{', '.join(given)} }}) %}}", one.start, one.open_end)
        self._within(one, is_given=True)
        self.out.put("{% endcall %}", one.content_end, one.end)

    def _slot(self, one: Markup) -> None:
        named = one.attribute("name")
        name = quoted((named.value or "default") if named is not None else "default")
        self.out.put(f"{{% if slots[{name}] %}}{{{{ slot({name}) }}}}", one.start, one.open_end)
        if one.children:
            self.out.put("{% else %}", one.open_end, one.open_end)
            self._within(one)
        self.out.put("{% endif %}", one.content_end, one.end)


def _slot_name(name: str) -> str:
    return "default" if name == "children" else name


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
