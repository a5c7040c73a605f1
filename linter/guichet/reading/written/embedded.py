"""Ruby in templates: what its tags print, show and decide, where it is known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.reading.ruby.trees import Node, expression_of
from guichet.reading.templates.branches import Block
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template
from guichet.reading.written.blocks import Blocks
from guichet.reading.written.names import Names
from guichet.reading.written.place import Place
from guichet.reading.written.ruby import HOLE, Lost, Returned, ruby_truth
from guichet.reading.written.ruby_helpers import HelpedReader, builder_of, worth
from guichet.reading.written.values import UNDEFINED, UNKNOWN, Value, is_known, printed
from guichet.reading.written.written import Call

_TURNS = 24
_DEPTH = 8


@dataclass(frozen=True)
class Captured:
    """What a block of a page holds, to be shown by the component that it is given to."""

    place: Place
    start: int
    end: int
    left_out: tuple[tuple[int, int], ...] = ()
    """The stretches of it that fill something else."""


def is_ruby(template: Template, token: Token) -> bool:
    """Whether a tag holds Ruby."""
    return template.path.endswith(".erb") and template.source.text.startswith("<%", token.start)


def code_of(token: Token) -> Node | None:
    """Return the expression of a tag."""
    return expression_of(token.body.strip("- \t\r\n"))


class Embedded(Blocks):
    """Writes out tags of Ruby."""

    def ruby(self, place: Place, token: Token) -> Callable[[], int] | None:
        """What writes a tag of Ruby otherwise than as it stands."""
        block = place.template.branches.by_start.get(token.start)
        if token.kind is Kind.TAG:
            return self._decides(place, token, block)
        node = code_of(token)
        if node is None or token.context is Context.COMMENT:
            return None
        if node.kind == "call" and node.text == "render" and node.owner is None and token.context is Context.TEXT:
            return self._render(place, token, node, block)
        value = worth(node, place.names, self.outside, place.template.path)
        if isinstance(value, Captured):
            return lambda: self._shown(place, token, value)
        text = printed("" if value is None else value)
        if text is None:
            return None
        if block is not None:
            return self._around(place, token, node, text, block)
        return None if HOLE in text else lambda: self.said(place, token, text)

    def _around(self, place: Place, token: Token, node: Node, text: str, block: Block) -> Callable[[], int] | None:
        """A tag that prints around what it holds: `link_to … do`."""
        if text.count(HOLE) != 1:
            return None
        before, _, after = text.partition(HOLE)
        names = place.names
        if node.block is not None and node.block.names:
            names = names.copy()
            builder = builder_of(HelpedReader(names, self.outside, place.template.path), node)
            names.give(node.block.names[0], builder if builder is not None else UNKNOWN)

        def write() -> int:
            self.said(place, token, before)
            self.stretch(place.turn(names), block.starts[0], block.content_end)
            self.emit(after, place, Span(block.content_end, block.end), is_exact=False)
            return block.end

        return write

    def _shown(self, place: Place, token: Token, one: Captured) -> int:
        self.decided += 1
        self._captured(one)
        return token.end

    def _captured(self, one: Captured) -> None:
        at = one.start
        for start, end in one.left_out:
            self.stretch(one.place, at, start)
            at = end
        self.stretch(one.place, at, one.end)

    # What decides

    def _decides(self, place: Place, token: Token, block: Block | None) -> Callable[[], int] | None:
        if block is None:
            node = code_of(token) if "=" in token.body else None
            if node is not None and node.kind == "assign" and node.parts[0].kind == "name":
                depends = place.template.branches.path(token.start) != () and place.call is None
                value = worth(node.parts[1], place.names, self.outside, place.template.path)
                place.names.give(node.parts[0].text, UNKNOWN if depends or node.text != "=" else value)
            return None
        if block.name in ("if", "unless"):
            return self._ruby_if(place, block)
        if block.name == "for":
            return self._ruby_each(place, token, block)
        return None

    def _ruby_if(self, place: Place, block: Block) -> Callable[[], int] | None:
        """A condition whose first test is known; what several unknown tests decide is left as it stands."""
        kept = -1
        for number, condition in enumerate(block.conditions):
            if not condition:
                kept = number
                break
            is_denied = condition.startswith("not (") and block.name == "unless" and not number
            node = expression_of(
                re.sub(r"^(?:if|unless|elsif)\b", "", condition[5:-1] if is_denied else condition).strip("- ")
            )
            truth = (
                ruby_truth(worth(node, place.names, self.outside, place.template.path)) if node is not None else None
            )
            if truth is None:
                return None
            if truth is not is_denied:
                kept = number
                break
        return lambda: self._branch(place, block, kept)

    def _branch(self, place: Place, block: Block, kept: int) -> int:
        self.decided += 1
        if kept >= 0:
            ends = [*(start for start in block.starts[1:]), block.content_end]
            closing = place.template.token_at(ends[kept] - 1) if kept + 1 < len(ends) else None
            self.stretch(place, block.starts[kept], closing.start if closing else block.content_end)
        return block.end

    def _ruby_each(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        node = code_of(token)
        if node is None or node.kind != "call" or node.block is None or node.owner is None:
            return None
        if node.text.startswith("with_"):
            return None
        items = worth(node.owner, place.names, self.outside, place.template.path) if node.text == "each" else UNKNOWN
        names = node.block.names
        if isinstance(items, list) and len(items) <= _TURNS and len(names) == 1:
            return lambda: self._ruby_turns(place, names[0], items, block)
        for name in names:
            place.names.give(name, UNKNOWN)
        return None

    def _ruby_turns(self, place: Place, name: str, items: list[Value], block: Block) -> int:
        self.decided += 1
        for item in items:
            inner = place.names.copy()
            inner.give(name, item)
            self.stretch(place.turn(inner), block.starts[0], block.content_end)
        return block.end

    # What is shown

    def _render(self, place: Place, token: Token, node: Node, block: Block | None) -> Callable[[], int] | None:
        if place.depth >= _DEPTH:
            return None
        reader = HelpedReader(place.names, self.outside, place.template.path)
        try:
            given = reader.given_by_name(node)
            first = node.parts[0] if node.parts else None
            if first is not None and first.kind == "call" and first.text == "new" and first.owner is not None:
                return self._component_of(place, token, first, block, reader)
            name = reader.of(first) if first is not None else given.pop("partial", UNKNOWN)
        except (Lost, Returned, RecursionError):
            return None
        if not isinstance(name, str) or not is_known(name) or block is not None or "" in given or "layout" in given:
            return None
        target = self._partial(place.template, name)
        if target is None:
            return None
        collection, local = given.pop("collection", None), given.pop("as", name.rpartition("/")[2])
        values = given.pop("locals", given) if first is None else given
        if not isinstance(values, dict) or not isinstance(local, str):
            return None
        names = Names({**values, "local_assigns": dict(values)}, outside=self.outside)
        call = place.call or Call(Span(token.start, token.end), f"{target.path}#{name}")
        inner = Place(target, names, call, None, place.depth + 1)
        if collection is None:
            return lambda: self._partly(inner, token)
        return lambda: self._each_of(place, inner, token, local)

    def _partial(self, template: Template, name: str) -> Template | None:
        folder, _, last = name.rpartition("/")
        for ending in (".html.erb", ".erb"):
            wanted = f"{folder}/_{last}{ending}" if folder else f"./_{last}{ending}"
            path = self.library.resolve(wanted, template.path)
            if path:
                return self.library.template(path)
        return None

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
                value = filled if kind == "renders_many" else filled[-1] if filled else UNDEFINED
                names.give(name, value)
                names.give(f"{name}?", bool(filled))
        for name, method in found.methods.items():
            if name not in names and not method.places and name != "initialize":
                inner.names = {one: names[one] for one in names}
                names.give(name, inner.run(method, [], {}))
        call = place.call or Call(Span(token.start, token.end), f"{template.path}#{found.template}")
        whole = Place(template, names, call, None, place.depth + 1)
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
