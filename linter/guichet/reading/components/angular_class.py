"""What the classes of Angular say of their components: where each is used, what it takes, what its element has."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import cached_property, memo
from guichet.reading.components.angular_forms import first_values
from guichet.reading.components.constants import changed_in
from guichet.reading.components.expressions import Expressions, bare, name_of
from guichet.reading.components.jsx_expressions import literal_of
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, key_of, text, unescaped, walk
from guichet.reading.scripts.syntax import field as part
from guichet.reading.templates.site import Site
from guichet.reading.written.translation import Parameter

_TAKEN = frozenset({"input", "input.required", "model", "model.required"})
_STATES = frozenset({"signal", "FormControl"})
_LITERALS = frozenset({"string", "number", "true", "false", "null", "template_string", "array", "object"})
_SELECTOR = re.compile(r"(?P<tag>[\w-]+)?(?P<asked>(?:\[[\w-]+(?:=[^\]]*)?\])*)")
_ASKED = re.compile(r"\[([\w-]+)")


@dataclass(eq=False)
class Definition:
    """One component of Angular."""

    script: Script
    node: Any
    """Its class."""
    options: Any = None
    """What its decorator is given."""
    selector: str = ""
    template: Span | None = None
    """Where its template stands in the script."""
    template_path: str = ""
    inputs: dict[str, Parameter] = field(default_factory=dict)
    host: dict[str, str] = field(default_factory=dict)
    """What its element has, as markup writes it: `class`, `[attr.id]`, `(click)`."""
    listened: dict[str, str] = field(default_factory=dict)
    """The events of its element that its methods answer, and how these are called: `onKey($event)`."""
    constants: dict[str, Any] = field(default_factory=dict)
    """The members that are given a literal and never change."""
    states: dict[str, Any] = field(default_factory=dict)
    """What the other members hold at first."""
    signals: set[str] = field(default_factory=set)
    """The members that are called to be read."""

    @cached_property
    def slots(self) -> list[str]:
        """What its slots select among what its element holds."""
        return list(re.findall(r"<ng-content\b[^<>]*\bselect=\"([^\"]+)\"", self._shown))

    @property
    def takes_all(self) -> bool:
        """Whether it shows, somewhere, whatever its slots do not select."""
        return re.search(r"<ng-content\b(?![^<>]*\bselect=)", self._shown) is not None

    @property
    def _shown(self) -> str:
        held = self.script.project.text(self.path)
        return held[self.template.start : self.template.end] if self.template is not None else held

    @property
    def path(self) -> str:
        """The file that holds its template."""
        return self.template_path or self.script.path

    @property
    def asked(self) -> list[str]:
        """The attributes that its selector asks for."""
        return _ASKED.findall(self.selector)

    def selects(self, tag: str, attributes: frozenset[str]) -> bool:
        """Whether it stands for an element with a name and some attributes."""
        for one in self.selector.split(","):
            match = _SELECTOR.fullmatch(one.strip())
            if match is None or not match[0]:
                continue
            if match["tag"] in (None, tag) and attributes.issuperset(_ASKED.findall(match["asked"])):
                return True
        return False


@memo
def definitions(site: Site) -> list[Definition]:
    """Return the components of a project."""
    return [one for path in site.paths if path.endswith(".component.ts") for one in definitions_in(path, site)]


@memo
def _by_word(site: Site) -> dict[str, list[Definition]]:
    """The components by the names of elements and attributes that their selectors ask."""
    found: dict[str, list[Definition]] = {}
    for one in definitions(site):
        for word in re.findall(r"[\w-]+", one.selector):
            found.setdefault(word, []).append(one)
    return found


def component_for(tag: str, attributes: frozenset[str], site: Site) -> Definition | None:
    """Return the one component that stands for an element; None when there is none, or several."""
    known = _by_word(site)
    held = {id(one): one for word in (tag, *attributes) for one in known.get(word, ())}
    found = [one for one in held.values() if one.selects(tag, attributes)]
    return found[0] if len(found) == 1 else None


def definition_of(path: str, site: Site) -> Definition | None:
    """Return the component whose template a file holds."""
    return next((one for one in definitions(site) if one.path == path), None)


def components_used(path: str, site: Site) -> list[tuple[str, str | None]]:
    """Return the elements that a template of Angular names and the files that show them, and the file of its class."""
    found: list[tuple[str, str | None]] = []
    for tag in dict.fromkeys(re.findall(r"<([a-z][\w]*-[\w-]*)", site.text(path))):
        used = component_for(tag, frozenset(), site)
        found += [(tag, used.path), (tag, used.script.path)] if used is not None else [(tag, None)]
    own = definition_of(path, site)
    if own is not None and own.script.path != path:
        found.append((own.selector, own.script.path))
    return found


def definitions_in(path: str, site: Site, kind: str = "Component") -> Iterator[Definition]:
    """Yield the components, or the directives, that a script declares."""
    script = script_at(path, site)
    for node in script.walk("class_declaration") if script is not None and f"@{kind}" in script.text else ():
        decorators = [*node.children, *(node.parent.children if node.parent.type == "export_statement" else ())]
        called = [one.named_children[0] for one in decorators if one.type == "decorator" and one.named_children]
        for call in called:
            if call.type == "call_expression" and text(part(call, "function")) == kind and arguments(call):
                assert script is not None
                yield _Reader(Definition(script, node), site).read(arguments(call)[0])


class _Reader:
    def __init__(self, found: Definition, site: Site) -> None:
        self.found = found
        self.site = site
        self.expressions = Expressions(dialect="ts")

    def read(self, options: Any) -> Definition:
        self.found.options = options
        for one in options.named_children if options.type == "object" else ():
            key, value = key_of(part(one, "key")), bare(part(one, "value"))
            if one.type == "pair" and key and value is not None:
                self._option(key, value)
        changed = changed_in(walk(self.found.node))
        decorators: list[Any] = []
        for one in part(self.found.node, "body").named_children:
            if one.type == "decorator":
                decorators.append(one)
                continue
            self._member(one, [*decorators, *(inner for inner in one.children if inner.type == "decorator")], changed)
            decorators = []
        for field_name, held in first_values(self.found.node, self.found.script, self.site).items():
            self.found.states[f"form.{field_name}"] = held
        return self.found

    def _option(self, key: str, value: Any) -> None:
        if key == "selector":
            self.found.selector = unescaped(text(value)[1:-1])
        elif key == "template" and value.type in ("string", "template_string"):
            span = self.found.script.span(value)
            self.found.template = Span(span.start + 1, span.end - 1)
        elif key == "templateUrl":
            folder = posixpath.dirname(self.found.script.path)
            self.found.template_path = posixpath.normpath(posixpath.join(folder, text(value)[1:-1]))
        elif key == "host" and value.type == "object":
            for one in value.named_children:
                if one.type == "pair" and (name := key_of(part(one, "key"))):
                    self.found.host[name] = unescaped(text(part(one, "value"))[1:-1])
        elif key == "inputs" and value.type == "array":
            for one in value.named_children:
                local, _, public = text(one)[1:-1].partition(":")
                self.found.inputs[public.strip() or local.strip()] = Parameter(name_of(local.strip()))

    def _member(self, node: Any, decorators: list[Any], changed: set[str]) -> None:
        name, value = text(part(node, "name")), bare(part(node, "value"))
        if not name:
            return
        for call in (one.named_children[0] for one in decorators if one.named_children):
            called, given = text(part(call, "function")), arguments(call) if call.type == "call_expression" else []
            if called == "Input":
                self._take(name, given[:1], value)
            elif called == "HostListener" and given:
                told = text(given[1]).strip("[]").replace("'", "").replace('"', "") if len(given) > 1 else ""
                self.found.listened[text(given[0])[1:-1]] = f"{name}({told})"
            elif called == "HostBinding":
                bound = text(given[0])[1:-1] if given else name
                self.found.host[f"[{bound}]"] = name
        if value is None:
            return
        is_named = False
        if value.type in ("identifier", "member_expression"):
            known = literal_of(value, self.found.script)
            is_named, value = known is not None, known.node if known is not None else value
        called = text(part(value, "function") or part(value, "constructor"))
        if value.type == "call_expression" and called in _TAKEN:
            given = arguments(value)
            default = None if called.endswith("required") or not given else given[0]
            options = given[:1] if called.endswith("required") else given[1:2]
            self.found.signals.add(name)
            self._take(name, options, default)
        elif called in _STATES and arguments(value):
            self.found.signals.update({name} if called == "signal" else ())
            self.found.states[name] = arguments(value)[0]
        elif value.type in _LITERALS:
            is_kept = name not in changed and not any(one.name == name_of(name) for one in self.found.inputs.values())
            is_fixed = self._is_kept(node) or ((value.type == "string" or is_named) and not self._is_written(name))
            (self.found.constants if is_fixed and is_kept else self.found.states)[name] = value
        elif value.type == "call_expression" and called.isidentifier() and self._is_kept(node):
            self.found.constants[name] = value
        elif called == "computed":
            self.found.signals.add(name)

    @staticmethod
    def _is_kept(member: Any) -> bool:
        """Whether a class never gives a member another value."""
        return any(text(one) in ("readonly", "static") for one in member.children)

    def _is_written(self, name: str) -> bool:
        """Whether the template may give a member another value."""
        span = self.found.template
        held = self.found.script.text[span.start : span.end] if span is not None else self.site.text(self.found.path)
        return re.search(rf"\b{re.escape(name)}\s*=(?!=)|\)\]\s*=\s*[\"']{re.escape(name)}\b", held) is not None

    def _take(self, name: str, options: list[Any], default: Any) -> None:
        public = name
        for one in options:
            if one.type == "string":
                public = text(one)[1:-1]
            for pair in one.named_children if one.type == "object" else ():
                if key_of(part(pair, "key")) == "alias":
                    public = text(part(pair, "value"))[1:-1]
        is_literal = default is not None and bare(default).type in _LITERALS
        written = self.expressions.of(default) if is_literal else "unknown" if default is not None else ""
        self.found.inputs[public] = Parameter(name_of(name), written)
