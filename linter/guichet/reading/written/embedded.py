"""Ruby in templates: what its tags print, show and decide, where it is known."""

from __future__ import annotations

import re
from collections.abc import Callable

from guichet.core.findings import Span
from guichet.reading.ruby.nodes import Node
from guichet.reading.ruby.trees import expression_of, statements_of
from guichet.reading.templates.branches import Block
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.written.form_builder import Builder
from guichet.reading.written.lost import Unsaid
from guichet.reading.written.place import Captured, Place
from guichet.reading.written.ruby import HOLE, ruby_truth
from guichet.reading.written.ruby_fields import builder_of
from guichet.reading.written.ruby_helpers import HelpedReader, worth
from guichet.reading.written.shown import Shown, code_of
from guichet.reading.written.values import UNKNOWN, Value, is_known, printed

_TURNS = 24


class Embedded(Shown):
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
            return self.render(place, token, node, block)
        if (
            node.kind == "if"
            and token.context is Context.TEXT
            and (write := self._render_if(place, token, node)) is not None
        ):
            return write
        self._unsaid(place, token, node)
        value = worth(node, place.names, self.outside, place.template.path)
        if isinstance(value, Captured):
            return lambda: self._shown(place, token, value)
        text = printed("" if value is None else value)
        if block is not None:
            known = self._around(place, token, node, text, block) if text is not None else None
            return known or (lambda: self._in_unknown(place, token, block))
        if text is None:
            return None
        return None if HOLE in text else lambda: self.said(place, token, text)

    def _render_if(self, place: Place, token: Token, node: Node) -> Callable[[], int] | None:
        """A part that is shown under a condition: `render "banner" unless …`."""
        test, then, other = node.parts
        called = then.parts[0] if then.kind == "body" and len(then.parts) == 1 and not other.parts else None
        if called is None or called.kind != "call" or called.text != "render" or called.owner is not None:
            return None
        truth = ruby_truth(worth(test, place.names, self.outside, place.template.path))
        if truth is False:
            return lambda: self.said(place, token, "")
        show = self.render(place, token, called, None)
        if truth or show is None:
            return show

        def write() -> int:
            self.emit(f"{{% if shown_{token.start} %}}", place, Span(token.start, token.start), is_exact=False)
            end = show()
            self.emit("{% endif %}", place, Span(token.end, token.end), is_exact=False)
            return end

        return write

    def _unsaid(self, place: Place, token: Token, node: Node) -> None:
        """Note a key that the catalogues lack, where a tag shows it and says nothing in its place."""
        for one in (*node.parts, *(value for _, value in node.named)) if node.kind == "call" else ():
            self._unsaid(place, token, one)
        is_asked = node.kind == "call" and node.text in ("t", "translate") and node.owner is None and not node.named
        key = worth(node.parts[0], place.names, self.outside, place.template.path) if is_asked and node.parts else None
        if not isinstance(key, str) or not is_known(key):
            return
        path, span = place.template.path, Span(token.start, token.end)
        if self.outside.phrase(key, path) == "":
            self.decided += 1
            shown = key.rpartition(".")[2].replace("_", " ").capitalize()
            self.unsaid.append(Unsaid(path, span, key, "locales", shown=shown))
        elif (spoken := self.outside.language_instead(key, path)) is not None:
            self.decided += 1
            self.unsaid.append(Unsaid(path, span, key, spoken[0], instead=spoken[1]))

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

    def _in_unknown(self, place: Place, token: Token, block: Block) -> int:
        """What something that is not known shows in its own way: the fields there may be grouped and named by it."""
        names = place.names.copy()
        for name in [name for name, value in names.items() if isinstance(value, Builder)]:
            names.give(name, UNKNOWN)
        self.copy(place, token.start, token.end)
        self.stretch(place.turn(names), token.end, block.content_end)
        return block.content_end

    def _shown(self, place: Place, token: Token, one: Captured) -> int:
        self.decided += 1
        self.captured(one)
        return token.end

    # What decides

    def _decides(self, place: Place, token: Token, block: Block | None) -> Callable[[], int] | None:
        if block is None:
            for one in statements_of(token.body.strip("- \t\r\n")) if "=" in token.body else ():
                if one.kind == "assign" and one.parts[0].kind == "name":
                    depends = place.template.branches.path(token.start) != () and place.call is None
                    value = worth(one.parts[1], place.names, self.outside, place.template.path)
                    place.names.give(one.parts[0].text, UNKNOWN if depends or one.text != "=" else value)
            return None
        if block.name in ("if", "unless"):
            return self._ruby_if(place, block)
        if block.name in ("for", "held"):
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
