"""What tags of Ruby show of other files: partials, components, what fills their slots."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from guichet.core.findings import Span
from guichet.reading.ruby.methods import MADE
from guichet.reading.ruby.nodes import Node
from guichet.reading.ruby.trees import expression_of
from guichet.reading.templates.branches import Block
from guichet.reading.templates.masking import Token
from guichet.reading.templates.site import RUBY_SUFFIXES, partials_named
from guichet.reading.templates.template import Template
from guichet.reading.written.blocks import Blocks
from guichet.reading.written.lost import Lost, said_around
from guichet.reading.written.names import Names
from guichet.reading.written.place import Captured, Place
from guichet.reading.written.reads import keys_read, read_by
from guichet.reading.written.ruby import YIELDED, Returned
from guichet.reading.written.ruby import Lost as Unread
from guichet.reading.written.ruby_helpers import HelpedReader
from guichet.reading.written.values import UNDEFINED, UNKNOWN, Expression, Value, is_known

_DEPTH = 8
_YIELDS = re.compile(r"\byield\b")


def is_ruby(template: Template, token: Token) -> bool:
    """Whether a tag holds Ruby."""
    return template.path.endswith(RUBY_SUFFIXES) and template.source.text.startswith("<%", token.start)


def code_of(token: Token) -> Node | None:
    """Return the expression of a tag."""
    return expression_of(token.body.strip("- \t\r\n"))


def _unsaid(node: Node, values: dict[str, Value]) -> dict[str, Value]:
    """What a part is given and that is not known, as its call names it: `prefix: @list.id`."""
    inner = (written.named for key, written in node.named if key.parts and key.parts[0].text == "locals")
    pairs = (pair for named in (node.named, *inner) for pair in named)
    named = ((key.parts[0].text, written.chain) for key, written in pairs if key.parts and written.chain)
    return {name: Expression(chain) for name, chain in named if values.get(name) is UNKNOWN}


class Shown(Blocks):
    """Writes out what tags of Ruby show of other files."""

    def render(self, place: Place, token: Token, node: Node, block: Block | None) -> Callable[[], int] | None:
        if place.depth >= _DEPTH or self.is_full:
            return None
        reader = HelpedReader(place.names, self.outside, place.template.path)
        try:
            given = reader.given_by_name(node)
            first = node.parts[0] if node.parts else None
            if first is not None and first.kind == "call" and first.text == "new" and first.owner is not None:
                return self._component_of(place, token, first, block, reader)
            name = reader.of(first) if first is not None else given.pop("partial", UNKNOWN)
        except (Unread, Returned, RecursionError):
            return None
        if not isinstance(name, str) or not is_known(name) or "" in given or "layout" in given:
            return None
        target = self._partial(place.template, name)
        if target is None:
            return None
        collection, local = given.pop("collection", None), given.pop("as", name.rpartition("/")[2])
        values = given.pop("locals", given) if first is None else given
        if not isinstance(values, dict) or not isinstance(local, str):
            return None
        values = {**values, **_unsaid(node, values)}
        kept = {f"={key.parts[0].text}": f"@{one.text}" for key, one in node.named if one.kind == "held" and key.parts}
        names = Names({**values, **kept, "local_assigns": dict(values)}, outside=self.outside)
        if block is not None:
            return self._around_block(place, token, target, names, block) if collection is None else None
        if collection is None:
            self._lose_locals(place, token, target, values)
        inner = place.inside(target, names, token, name)
        if collection is None:
            return lambda: self._partly(inner, token)
        return lambda: self._each_of(place, inner, token, local)

    def _around_block(
        self, place: Place, token: Token, target: Template, names: Names, block: Block
    ) -> Callable[[], int] | None:
        """A partial that stands around what a tag holds, where it yields it once and gives it nothing."""
        yields = [one for one in target.masked.tokens if _YIELDS.search(one.body)]
        if len(yields) != 1 or yields[0].body.strip("- ") != YIELDED:
            return None
        names.give(YIELDED, Captured(place, block.starts[0], block.content_end))
        inner = place.inside(target, names, token, target.path)

        def write() -> int:
            self._partly(inner, token)
            return block.end

        return write

    def _lose_locals(self, place: Place, token: Token, target: Template, values: dict[str, Value]) -> None:
        """Note the one local that a partial does not read, where it asks for one other that nobody gives: what it shows depends on it."""
        read = read_by(target, 0, len(target.source.text))
        keys = keys_read(read, "local_assigns")
        unread = [name for name in values if re.search(rf"\b{re.escape(name)}\b", read.code) is None]
        asked = {match[0]: match.start() for match in re.finditer(r"\w+", keys.code)} if keys is not None else {}
        free = [name for name in asked if name not in values]
        if len(unread) != 1 or len(free) != 1 or len(asked) != 1:
            return
        text = said_around(unread[0], values[unread[0]])
        if text or re.search(r"\.errors\b", read.code):
            self.decided += 1
            span, at = Span(token.start, token.end), asked[free[0]]
            where = Span(at, at + len(free[0]))
            self.lost.append(
                Lost(place.template.path, span, unread[0], text, free[0], target.path, where, is_sure=True)
            )

    def _partial(self, template: Template, name: str) -> Template | None:
        _, path = self.library.first_of(partials_named(name), template.path)
        return self.library.template(path) if path else None

    def _partly(self, inner: Place, token: Token) -> int:
        self.decided += 1
        self.stretch(inner, 0, len(inner.template.source.text))
        return token.end

    def _each_of(self, place: Place, inner: Place, token: Token, local: str) -> int:
        """A partial that is shown once for each of several things: what it writes without telling them apart repeats."""
        for name in (local, f"{local}_counter", f"{local}_iteration"):
            inner.names.give(name, UNKNOWN)
        self.said(place, token, f"{{% for {local} in {local}s %}}")
        self.stretch(inner, 0, len(inner.template.source.text))
        self.emit("{% endfor %}", place, Span(token.end, token.end), is_exact=False)
        return token.end

    def _component_of(
        self, place: Place, token: Token, made: Node, block: Block | None, reader: HelpedReader
    ) -> Callable[[], int] | None:
        found = self.outside.component(made.owner.text if made.owner is not None else "")
        template = self.library.template(found.template) if found is not None else None
        if found is None or template is None or ("initialize" not in found.methods and (made.parts or made.named)):
            return None
        names = Names(outside=self.outside)
        inner = HelpedReader({}, self.outside, template.path)
        if "initialize" in found.methods:
            by_name = reader.given_by_name(made)
            if "" in by_name:
                return None
            places = [reader.of(one) for one in made.parts]
            for name, value in inner.kept(found.methods["initialize"], places, by_name).items():
                names.give(name, value)
        for kind, name in found.declared:
            if kind == "attr_reader" or kind == "attr_accessor":
                names.give(name, names.get(f"@{name}", UNKNOWN))
        content, slots = self._filled(place, token, block)
        names.give("content", content if content is not None else UNDEFINED)
        names.give("content?", content is not None)
        for kind, name in found.declared:
            if kind.startswith("renders"):
                filled = slots.get(name) or slots.get(name.removesuffix("s")) or []
                filled = [_made_of(one) for one in filled] if kind.endswith(MADE) else filled
                value = filled if kind.startswith("renders_many") else filled[-1] if filled else UNDEFINED
                names.give(name, value)
                names.give(f"{name}?", bool(filled))
        for name, method in found.methods.items():
            if name not in names and not method.places and name != "initialize":
                inner.names = {one: names[one] for one in names}
                names.give(name, inner.run(method, [], {}))
        whole = place.inside(template, names, token, made.owner.text if made.owner is not None else "")
        end = block.end if block is not None else token.end

        def write() -> int:
            self._partly(whole, token)
            return end

        return write

    def _filled(
        self, place: Place, token: Token, block: Block | None
    ) -> tuple[Captured | None, dict[str, list[Value]]]:
        """What a page gives to a component in its block: what fills each slot, and the rest."""
        if block is None:
            return None, {}
        slots: dict[str, list[Value]] = {}
        left_out: list[tuple[int, int]] = []
        for one in place.template.tokens_between(block.starts[0], block.content_end):
            node = code_of(one) if "with_" in one.body else None
            if node is None or node.kind != "call" or not node.text.startswith("with_"):
                continue
            inner = place.template.branches.by_start.get(one.start)
            name = node.text.removeprefix("with_")
            if inner is not None:
                slots.setdefault(name, []).append(Captured(place, inner.starts[0], inner.content_end))
                left_out.append((one.start, inner.end))
                continue
            reader = HelpedReader(place.names, self.outside, place.template.path)
            value = (
                reader.content(node.block)
                if node.block is not None
                else reader.of(node.parts[0])
                if node.parts
                else UNKNOWN
            )
            slots.setdefault(name, []).append(value)
            left_out.append((one.start, one.end))
        return Captured(place, block.starts[0], block.content_end, tuple(left_out)), slots


def _made_of(filled: Value) -> Value:
    """Return what something that is not known makes of what fills a slot."""
    return replace(filled, box="made-slot") if isinstance(filled, Captured) else UNKNOWN
