"""Templates that are shown with some of their blocks filled by whoever calls them: embedded ones, components called as elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from guichet.core.findings import Span
from guichet.reading.templates.branches import Block
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template
from guichet.reading.written.calls import include_target, names_given
from guichet.reading.written.elements import Called, attributes_of, blocks_in, names_of_component
from guichet.reading.written.embedded import Embedded
from guichet.reading.written.expressions import arguments_of
from guichet.reading.written.lost import Lost, akin, shortened
from guichet.reading.written.names import Names, names_in
from guichet.reading.written.place import Captured, Place

_DEPTH = 8


class Filled(Embedded):
    """Writes out templates whose blocks the caller fills."""

    def embed(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        """What writes a template that is embedded, its blocks as they are filled here."""
        target = include_target(place.template, token, self.library)
        names = names_given(token.body, place.names) if target is not None else None
        if target is None or names is None or target.template.extends is not None or place.depth >= _DEPTH:
            return None
        fills = {}
        for one in place.template.branches.blocks:
            if one.name == "block" and one.parent is block:
                own = place.template.token_at(one.start)
                name = re.match(r"[\w.-]+", own.body) if own is not None else None
                if name is not None:
                    fills[name[0]] = Captured(place, one.starts[0], one.content_end)

        def write() -> int:
            self._lose_blocks(place, target.template, fills)
            self._show(place, token, target.template, names, fills, "")
            return block.end

        return write

    def _lose_blocks(self, place: Place, shown: Template, fills: Mapping[str, Captured]) -> None:
        """Note what fills a block that the embedded template does not have, beside one that stays empty there."""
        said = {
            name: " ".join(place.template.said_between(one.start, one.end).split())
            for name, one in fills.items()
            if name not in shown.blocks and name not in names_in(shown) and name != "content"
        }
        free = [
            name
            for name, block in shown.blocks.items()
            if name not in fills and not shown.source.text[block.starts[0] : block.content_end].strip()
        ]
        written = place.template.source.text
        for name, text in said.items():
            near = akin(name, free) or (free if len(free) == len(said) == 1 else [])
            if near and any(map(str.isalpha, text)):
                at = shown.blocks[near[0]]
                where, start = Span(at.start, at.starts[0]), fills[name].start
                self.decided += 1
                span = Span(max(written.rfind("{%", 0, start), written.rfind("<twig:block", 0, start)), start)
                self.lost.append(
                    Lost(place.template.path, span, name, shortened(text), near[0], shown.path, where, is_sure=True)
                )

    def element(self, place: Place, one: Called) -> Callable[[], int] | None:
        """What writes a component that is called as an element."""
        template = self._component_named(place, one.name)
        if template is None or place.depth >= _DEPTH:
            return None
        names = names_of_component(template, attributes_of(one.written, place.names))
        fills = dict(_filled_in(place, *one.inside)) if one.inside is not None else {}
        token = Token(Kind.OUTPUT, one.start, one.end, "", one.written, Context.TEXT)

        def write() -> int:
            self._lose_blocks(place, template, fills)
            self._show(place, token, template, names, fills, one.name)
            return one.end

        return write

    def component(self, place: Place, token: Token) -> Callable[[], int] | None:
        """What writes a component that is called as a function."""
        given = arguments_of(token.body, place.names)
        if given is None or not given[0] or not isinstance(given[0][0], str) or place.depth >= _DEPTH:
            return None
        name, values = given[0][0], given[0][1] if len(given[0]) > 1 else given[1].get("props", {})
        template = self._component_named(place, name)
        if template is None or not isinstance(values, dict):
            return None
        names = names_of_component(template, values)

        def write() -> int:
            self._show(place, token, template, names, {}, name)
            return token.end

        return write

    def _component_named(self, place: Place, name: str) -> Template | None:
        path = self.library.resolve(f"components/{name.replace(':', '/')}.html.twig", place.template.path)
        return self.library.template(path) if path else None

    def _show(
        self, place: Place, token: Token, template: Template, names: Names, fills: Mapping[str, Captured], called: str
    ) -> None:
        self.decided += 1
        names.outside = self.outside
        inner = replace(place.inside(template, names, token, called), fills=fills)
        self.stretch(inner, 0, len(template.source.text))

    def block(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        """A block of a called file: what the caller fills it with, or its content alone, for it fills nothing of the page's layout."""
        if not place.call:
            return None
        name = re.match(r"[\w.-]+", token.body)
        filled = place.fills.get(name[0]) if name is not None else None
        if filled is None:
            return lambda: self._within(place, place.names, token, block)

        def write() -> int:
            self.captured(filled)
            return block.end

        return write


def _filled_in(place: Place, start: int, end: int) -> Iterator[tuple[str, Captured]]:
    """What a call that is an element fills: the blocks that it names, and the rest as the content."""
    named = blocks_in(place.template, start, end)
    for name, (_, begins, ends, _) in named.items():
        yield name, Captured(place, begins, ends)
    left_out = tuple((first, last) for first, _, _, last in named.values())
    rest, pos = "", start
    for first, last in left_out:
        rest, pos = rest + place.template.source.text[pos:first], last
    if not named or (rest + place.template.source.text[pos:end]).strip():
        yield "content", Captured(place, start, end, left_out)
