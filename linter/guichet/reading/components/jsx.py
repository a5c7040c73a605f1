"""JSX and TSX (React, Preact), translated into templates: each component of a file apart from the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guichet.core.source import Source
from guichet.reading.components.expressions import name_of
from guichet.reading.components.jsx_parts import MARKUP, Part, is_put_in_page, parts_of, shown_by
from guichet.reading.components.jsx_patterns import pattern_of, taken_from
from guichet.reading.components.jsx_writer import JsxWriter
from guichet.reading.components.out import Out
from guichet.reading.components.sheets import write_imported
from guichet.reading.components.told import told_in_jsx
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS, field, key_of, parameters, text
from guichet.reading.templates.site import Site
from guichet.reading.written.translation import Component, Parameter, Translation

_MARKS = ("</", "/>", "styled")
"""What a file that shows something holds."""


def translate(source: Source, site: Site) -> Translation:
    """Return a file of JSX as a template."""
    script = script_at(source.path, site)
    if script is None or script.root is None or not any(mark in source.text for mark in _MARKS):
        return Translation(Source(source.path, "", source.digest))
    file = _File(script)
    file.write()
    text = Source(source.path, file.out.text, source.digest)
    found = Translation(text, pieces=tuple(file.out.pieces), components=tuple(file.components), imports=file.imports)
    found.is_root = file.is_root
    return found


class _File:
    def __init__(self, script: Script) -> None:
        self.script = script
        self.out = Out(script.source)
        self.components: list[Component] = []
        self.imports: dict[str, tuple[str, str]] = {}
        self.is_root = False
        """Whether it puts what it shows in a page: `createRoot(…).render(<App />)`."""
        self._written: set[int] = set()

    def write(self) -> None:
        """Write the components of the file, then the JSX that none of them shows, each as one way to see the file."""
        write_imported([self.script.root], self.script.path, self.script.project, self.out)
        shown = [self._component(part) for part in parts_of(self.script)]
        shown += [(self._shows(node), []) for node in self._left()]
        body = ("<body>", "</body>") if self.is_root else ("", "")
        self.out.put(body[0], 0, 0)
        for rank, (out, components) in enumerate(shown, 1):
            if len(shown) > 1:
                self.out.put(f"{{% {'elif' if rank > 1 else 'if'} shown == {rank} %}}", 0, 0)
            self.components += [
                replace(one, start=one.start + self.out.length, end=one.end + self.out.length) for one in components
            ]
            self.out.add(out)
        if len(shown) > 1:
            self.out.put("{% endif %}", 0, 0)
        self.out.put(body[1], 0, 0)

    def _writer(self) -> JsxWriter:
        writer = JsxWriter(self.script, Out(self.script.source))
        writer.written, writer.imports = self._written, self.imports
        return writer

    def _shows(self, node: Any) -> Out:
        self.is_root = self.is_root or is_put_in_page(node)
        writer = self._writer()
        writer.child(node)
        return writer.out

    def _left(self) -> list[Any]:
        """The outermost JSX that no component was seen to show, in a callback or a table of the file."""
        found: list[Any] = []
        stack = [self.script.root]
        while stack:
            node = stack.pop()
            if node.type in MARKUP and node.start_byte not in self._written:
                found.append(node)
            else:
                stack.extend(reversed(node.named_children))
        return found

    def _defaults(self, part: Part, writer: JsxWriter) -> Iterator[tuple[str, str]]:
        """What a component says of what it is not given, beside itself: `Logo.defaultProps = { alt: "" }`."""
        for node in self.script.walk("assignment_expression"):
            left, right = field(node, "left"), field(node, "right")
            owner, _, key = text(left).rpartition(".")
            if key == "defaultProps" and owner in part.names and right.type == "object":
                for one in right.named_children:
                    if one.type == "pair" and (name := key_of(field(one, "key"))) is not None:
                        yield name, writer.expressions.of(field(one, "value"))

    def _component(self, part: Part) -> tuple[Out, list[Component]]:
        writer = self._writer()
        if part.styled is not None:
            writer.styled(part.styled)
            return writer.out, [
                Component(name, 0, writer.out.length, {}, "rest_", "props", shows_values=True) for name in part.names
            ]
        function = shown_by(part.node)
        given = (
            [pattern_of(one) for one in parameters(function)] if function is part.node and function is not None else []
        )
        taken: dict[str, Parameter] = {}
        rest, whole = "rest_", "props"
        if given and given[0].type == "identifier":
            whole = name_of(text(given[0]))
        elif given and given[0].type == "object_pattern":
            for key, local, default in taken_from(given[0]):
                if key == "...":
                    rest = name_of(text(local))
                elif local.type.endswith("pattern") and local.named_children:
                    writer.take_apart(local, f'props["{key}"]', local)
                else:
                    written = writer.expressions.of(default) if default is not None else ""
                    taken[key] = Parameter(name_of(text(local)), written)
                if key == "children":
                    writer.children = frozenset({text(local)})
        for key, written in self._defaults(part, writer):
            if key in taken:
                taken[key] = taken[key]._replace(default=written)
        if function is not None:
            writer.body(function)
        is_closed = rest == "rest_" and (not given or given[0].type == "object_pattern")
        drops = is_closed and part.node.type in FUNCTIONS and part.is_plain
        component = Component("", 0, writer.out.length, taken, rest, whole, drops=drops, shows_values=True)
        component = replace(component, tells=told_in_jsx(taken) if drops else None)
        return writer.out, [replace(component, name=name) for name in part.names]
