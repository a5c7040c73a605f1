"""A template of Angular, written in the language of templates: directives and blocks become tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from guichet.core.markup import unescape
from guichet.reading.components.angular_attributes import CONTENT, AttributeWriter
from guichet.reading.components.angular_class import Definition
from guichet.reading.components.angular_slots import is_selected, slot_name
from guichet.reading.components.events import event_attribute
from guichet.reading.components.expressions import name_of, quoted, unknown
from guichet.reading.components.markup import Attribute, Markup
from guichet.reading.components.names import HTML, pascal
from guichet.reading.templates.html_context import VOID

_MARK = re.compile(
    r"\{\{(?P<printed>(?:[^{]|\{(?!\{))*?)\}\}|@let\s+(?P<let>[\w$]+)\s*=\s*(?P<held>[^;@]*(?:@(?!let\b)[^;@]*)*);"
    r"|(?:\}\s*|(?<!\s)\s*)@(?P<block>else\s+if|if|else|for|empty|switch|case|default|defer|placeholder|loading|error)\b(?P<rest>[^{]*)\{|(?P<close>\})",
    re.S,
)
_FOR = re.compile(r"^\s*(?:let\s+)?([\w$]+)\s+of\s+([^;]+)")
_NG_FOR = re.compile(r"let\s+([\w$]+)\s+of\s+([^;]+)")
_NUMBERED = re.compile(r"let\s+([\w$]+)\s*=\s*(?:\$?index|index)|(?:\bindex\s+as\s+)([\w$]+)")
_HEADING = re.compile(r"<h[1-6]\b")
_OUTLET = ("*ngTemplateOutlet", "[ngTemplateOutlet]")
_TRANSPARENT = frozenset({"ng-container", "router-outlet"})


class TemplateWriter(AttributeWriter):
    """Writes the template of one component."""

    find: Callable[[str, frozenset[str]], Definition | None]
    """The component that an element of a name, with some attributes, stands for."""
    directed: Callable[[str, frozenset[str]], Iterator[tuple[str, str]]]
    """What directives answer on such an element: events, and the code that runs."""
    hosted: Callable[[str, frozenset[str]], Iterator[tuple[str, str]]]
    """What directives write on such an element: attributes, and their values."""
    imports: dict[str, tuple[str, str]]
    mark = ""
    """What its elements bear, for the styles that are theirs alone."""
    hosts: frozenset[str] = frozenset()
    """The elements that components of the project are written in."""
    _named: dict[str, Markup]
    _shown_elsewhere: set[str]
    _within: frozenset[str] | set[str] = frozenset()
    """The templates that are being shown."""

    def write(self, root: Markup) -> None:
        """Write what a template shows."""
        self._named, self._shown_elsewhere = {}, set()
        stack = [root]
        while stack:
            one = stack.pop()
            stack.extend(one.children)
            outlet = one.attribute(*_OUTLET)
            self._shown_elsewhere |= (
                {re.split(r"[;\s]", (outlet.value or "").strip())[0]} if outlet is not None else set()
            )
            for attribute in one.attributes if one.name == "ng-template" else ():
                if attribute.name.startswith("#"):
                    self._named[attribute.name[1:]] = one
        self._children(root.children)

    # What holds

    def _children(self, children: list[Markup]) -> None:
        blocks: list[str] = []
        for one in children:
            if one.name:
                self._directed(one)
            else:
                self._text(one, blocks)
        end = children[-1].end if children else 0
        for kind in reversed(blocks):
            self._close(kind, end)

    def _text(self, one: Markup, blocks: list[str]) -> None:
        pos = one.start
        for found in _MARK.finditer(self.text, one.start, one.end):
            if found["close"] and not blocks:
                continue
            self.out.copy(pos, found.start())
            pos = found.end()
            if found["printed"] is not None:
                self.out.put(
                    f"{{{{ ({self.expressions.written(unescape(found['printed']))})|e }}}}", found.start(), pos
                )
            elif found["let"]:
                self.out.put(
                    f"{{% set {name_of(found['let'])} = {self.expressions.written(found['held'])} %}}",
                    found.start(),
                    pos,
                )
            elif found["close"]:
                self._close(blocks.pop(), pos)
            else:
                self._open(found, blocks)
        self.out.copy(pos, one.end)

    def _open(self, found: re.Match[str], blocks: list[str]) -> None:
        kind, rest, at = found["block"], found["rest"].strip(), found.start()
        if (
            found[0].lstrip().startswith("}")
            and blocks
            and kind not in ("else if", "else", "empty")
            and not kind.startswith("else")
        ):
            self._close(blocks.pop(), at)
        inner = re.sub(r";.*", "", rest.strip()[1:-1], flags=re.S) if rest.startswith("(") else rest
        if kind.startswith("else"):
            condition = re.sub(r"(?<!\s)\s+as\s.*", "", inner) if kind != "else" else ""
            self.out.put(
                f"{{% elif {self.expressions.written(condition)} %}}" if condition else "{% else %}", at, found.end()
            )
        elif kind == "empty":
            self.out.put("{% else %}", at, found.end())
        elif kind == "if":
            blocks.append("if")
            self.out.put(f"{{% if {self.expressions.written(inner)} %}}", at, found.end())
        elif kind == "for":
            blocks.append("for")
            self.out.put("".join(self._turns(_FOR.match(inner), rest)), at, found.end())
        else:
            asked = self.expressions.written(inner) if inner else unknown(f"{kind} {at}")
            blocks.append("" if kind == "switch" else "if")
            if kind != "switch":
                self.out.put(f"{{% if {unknown('switch')} == {asked} %}}", at, found.end())

    def _turns(self, match: re.Match[str] | None, rest: str) -> Iterator[str]:
        if match is None:
            yield "{% for unknown in unknown %}"
            return
        items = re.sub(r"\|\s*async\b", "", match[2]).strip()
        yield f"{{% for {name_of(match[1])} in {self.expressions.written(items)} %}}"
        for number in _NUMBERED.finditer(rest):
            yield f"{{% set {name_of(number[1] or number[2])} = loop.index0 %}}"

    def _close(self, kind: str, at: int) -> None:
        if kind:
            self.out.put(f"{{% end{kind} %}}", at, at)

    # Directives

    def _directed(self, one: Markup) -> None:
        """An element under its directives: `*ngIf`, `*ngFor`."""
        star = next((each for each in one.attributes if each.name.startswith("*")), None)
        outlet = one.attribute(*_OUTLET)
        if outlet is not None and star in (None, outlet):
            self._outlet(one, outlet)
        elif star is None:
            self._element(one)
        elif star.name == "*ngFor":
            self.out.put("".join(self._turns(_NG_FOR.search(star.value or ""), star.value or "")), star.start, star.end)
            self._element(one)
            self.out.put("{% endfor %}", one.end, one.end)
        else:
            self._conditional(one, star)

    def _conditional(self, one: Markup, star: Attribute) -> None:
        parts = [part.strip() for part in unescape(star.value or "").split(";")]
        condition = re.sub(r"(?<!\s)\s+as\s+[\w$]+$", "", parts[0]) if star.name in ("*ngIf",) else ""
        if star.name == "*ngSwitchCase":
            written = f"{unknown('switch')} == {self.expressions.written(parts[0])}"
        else:
            written = self.expressions.written(condition) if condition else unknown(f"{star.name} {star.value}")
        otherwise = next((part[5:].strip() for part in parts[1:] if part.startswith("else ")), "")
        self.out.put(f"{{% if {written} %}}", star.start, star.end)
        self._element(one)
        if otherwise in self._named:
            self.out.put("{% else %}", one.end, one.end)
            self._children(self._named.pop(otherwise).children)
        self.out.put("{% endif %}", one.end, one.end)

    def _outlet(self, one: Markup, outlet: Attribute) -> None:
        """A template shown where its name says: one of this file, or one that is given."""
        name = re.split(r"[;\s]", unescape(outlet.value or "").strip())[0]
        shown = self._named.get(name)
        if shown is None or name in self._within or not self.out.takes_part():
            self.out.put("{{ slots.any() }}", outlet.start, outlet.end)
            return
        self._within = {*self._within, name}
        taken = (each.name[4:] for each in shown.attributes if each.name.startswith("let-"))
        names = "".join(f"{{% set {name_of(each)} = {unknown(f'{name} {each}')} %}}" for each in taken)
        self.out.put(f"{{% with %}}{names}", one.start, one.open_end)
        self._children(shown.children)
        self.out.put("{% endwith %}", one.content_end, one.end)
        self._within = self._within - {name}

    # Elements

    def _element(self, one: Markup) -> None:
        if one.name == "ng-content":
            self._slot(one)
        elif one.name == "ng-template":
            self._apart(one)
        elif one.name in _TRANSPARENT:
            self._children(one.children)
        else:
            plain = frozenset(re.sub(r"[\[\]()*]", "", each.name).removeprefix("attr.") for each in one.attributes)
            written = [pair for pair in self.hosted(one.name, plain) if pair[0] not in plain]
            self._host(one, self.find(one.name, plain), list(self.directed(one.name, plain)), written)

    def _apart(self, one: Markup) -> None:
        """A template that something else shows, if it does."""
        name = next((each.name[1:] for each in one.attributes if each.name.startswith("#")), "")
        if name and (name not in self._named or name in self._shown_elsewhere):
            return
        self.out.put(f"{{% if {unknown(f'template {one.start}')} %}}", one.start, one.open_end)
        if _HEADING.search(self.text, one.start, one.end):  # what stands before it where it is shown
            self.out.put("{{ around|safe }}", one.open_end, one.open_end)
        self._children(one.children)
        self.out.put("{% endif %}", one.content_end, one.end)

    def _slot(self, one: Markup) -> None:
        selected = one.attribute("select")
        name = slot_name(selected.value or "default") if selected is not None else "default"
        self.out.put(f"{{% if slots[{quoted(name)}] %}}{{{{ slot({quoted(name)}) }}}}", one.start, one.open_end)
        if one.children:
            self.out.put("{% else %}", one.open_end, one.open_end)
            self._children(one.children)
        self.out.put("{% endif %}", one.content_end, one.end)

    def _host(
        self,
        one: Markup,
        component: Definition | None,
        directed: list[tuple[str, str]],
        written: list[tuple[str, str]],
    ) -> None:
        """An element, or that of a component, which stays around what the component shows."""
        self.out.copy(one.start, one.start + 1 + len(one.name))
        self.attributes(one, component)
        for event, code in directed:
            if one.attribute(f"({event})") is None:
                self.out.put(event_attribute(event, code), one.start, one.open_end)
        for name, value in written:
            self.out.put(f' {name}="{escape(value)}"', one.start, one.open_end)
        if component is None and "-" in one.name and one.name not in HTML:
            self.out.put(" {{ attributes() }}", one.open_end - 1, one.open_end - 1)
        self.out.put(f" {self.mark}>" if self.mark else ">", one.open_end - 1, one.open_end)
        if one.name in VOID:
            return
        content = one.attribute(*CONTENT)
        if component is not None:
            self._shown(one, component)
        elif content is not None:
            ending = "safe" if "html" in content.name.lower() else "e"
            self.out.put(f"{{{{ ({self.expression(content)})|{ending} }}}}", content.start, content.end)
        else:
            self._children(one.children)
        self.out.put(f"</{one.name}>", one.content_end, one.end)

    def _shown(self, one: Markup, component: Definition) -> None:
        name = re.sub(r"\W", "", pascal(component.selector.partition(",")[0])) or "Component"
        self.imports[name] = (component.path, "default")
        self.hosts |= {one.name}
        given = ", ".join(self.given(one, component))
        self.out.put(f"{{% call {name}({{{given} }}) %}}", one.start, one.open_end)
        slots = component.slots
        rest = []
        for child in one.children:
            slot = next((each for each in slots if child.name and is_selected(child, each)), "")
            if slot:
                self.out.put(f"{{% fill {quoted(slot_name(slot))} %}}", child.start, child.start)
                self._directed(child)
                self.out.put("{% endfill %}", child.end, child.end)
            elif child.name and slots and not component.takes_all:  # nothing shows it
                self.out.put(f"{{% fill {quoted(child.name)} %}}", child.start, child.start)
                self._directed(child)
                self.out.put("{% endfill %}", child.end, child.end)
            else:
                rest.append(child)
        self._children(rest)
        self.out.put("{% endcall %}", one.content_end, one.content_end)
