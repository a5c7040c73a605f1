"""What calls of Ruby are given: by place, by name, in a block."""

from __future__ import annotations

from guichet.reading.ruby.nodes import Block, Node
from guichet.reading.ruby.words import Unread, Word

_ENDS = frozenset("end else elsif when ensure rescue in then do if unless while until".split())
_OPEN = frozenset({"text", "symbol", "number", "name", "constant", "held", "label", "list"})


class Calls:
    """Reads what calls, tables and lists are given, word after word."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.at = 0
        self.commands = 0
        """How many calls without brackets are being given something: what follows `do` goes to the first of them."""

    def peek(self, ahead: int = 0) -> Word:
        at = self.at + ahead
        return self.words[at] if at < len(self.words) else Word("line", "", -1)

    @property
    def is_done(self) -> bool:
        return self.at >= len(self.words)

    def next(self) -> Word:
        word = self.peek()
        self.at += 1
        return word

    def has(self, text: str, kind: str = "sign") -> bool:
        word = self.peek()
        if word.kind == kind and word.text == text:
            self.at += 1
            return True
        return False

    def need(self, text: str, kind: str = "sign") -> None:
        if not self.has(text, kind):
            raise Unread

    def skip_lines(self) -> None:
        while not self.is_done and self.peek().kind == "line":
            self.at += 1

    def statement(self) -> Node:
        """Read a statement."""
        raise NotImplementedError

    def body(self, ends: tuple[str, ...] = ("end",)) -> tuple[Node, ...]:
        """Read statements up to one of some words."""
        raise NotImplementedError

    def expression(self) -> Node:
        """Read an expression."""
        raise NotImplementedError

    def unary(self) -> Node:
        """Read an operand."""
        raise NotImplementedError

    def called(self, name: str, owner: Node | None) -> Node:
        places: tuple[Node, ...] = ()
        named: tuple[tuple[Node, Node], ...] = ()
        word = self.peek()
        if word.kind == "sign" and word.text == "(" and not word.is_apart:
            self.at += 1
            places, named = self.items(")")
            is_call = True
        else:
            is_call = word.is_apart and self._begins_argument(word)
            if is_call:
                self.commands += 1
                places, named = self.items("")
                self.commands -= 1
        block = self.block()
        if places and places[-1].kind == "block" and block is None:
            block, places = Block(is_passed=True), places[:-1]
        if owner is None and not is_call and block is None:
            return Node("name", name)
        return Node("call", name, places, named, owner, block)

    def _begins_argument(self, word: Word) -> bool:
        if word.kind == "name":
            return word.text not in _ENDS and word.text not in ("and", "or", "if", "unless")
        if word.kind in _OPEN:
            return True
        following = self.peek(1)
        if word.kind != "sign":
            return False
        return (word.text in ("**", "*", "&", "[", ":", "!", "(") and not following.is_apart) or word.text in (
            "->",
            "::",
        )

    def block(self) -> Block | None:
        if not self.commands and self.has("do", "name"):
            names = self._block_names()
            if self.is_done:
                return Block(names)
            body = self.body()
            self.need("end", "name")
            return Block(names, body)
        word = self.peek()
        if word.kind == "sign" and word.text == "{" and self._is_block():
            self.at += 1
            names = self._block_names()
            found = []
            self.skip_lines()
            while not self.has("}"):
                if self.is_done:
                    return Block(names)
                found.append(self.statement())
                self.skip_lines()
            return Block(names, tuple(found))
        return None

    def _is_block(self) -> bool:
        before = self.words[self.at - 1] if self.at else None
        return before is not None and (before.kind in ("name", "label", "constant") or before.text == ")")

    def _block_names(self) -> tuple[str, ...]:
        if not self.has("|"):
            return ()
        names = []
        while not self.has("|"):
            word = self.next()
            if word.kind == "name":
                names.append(word.text)
            elif word.text not in (",", "(", ")", "*", "&"):
                raise Unread
        return tuple(names)

    def items(self, closer: str) -> tuple[tuple[Node, ...], tuple[tuple[Node, Node], ...]]:
        places: list[Node] = []
        named: list[tuple[Node, Node]] = []
        while True:
            if closer:
                self.skip_lines()
                if self.has(closer):
                    return tuple(places), tuple(named)
            if self.is_done:
                if closer:
                    raise Unread
                return tuple(places), tuple(named)
            self._item(places, named)
            if closer:
                self.skip_lines()
            if self.has(","):
                self.skip_lines()
            elif closer:
                self.need(closer)
                return tuple(places), tuple(named)
            else:
                return tuple(places), tuple(named)

    def _item(self, places: list[Node], named: list[tuple[Node, Node]]) -> None:
        word = self.peek()
        if word.kind == "label":
            self.at += 1
            key = Node("text", parts=(Node("said", word.text.strip('"')),))
            self.skip_lines()
            is_short = self.peek().text in (",", ")", "}", "") and self.peek().kind in ("sign", "line")
            named.append((key, Node("name", word.text) if is_short else self.expression()))
        elif self.has("**"):
            named.append((Node("all"), self.unary()))
        elif self.has("*"):
            places.append(Node("spread", parts=(self.unary(),)))
        else:
            one = self.expression()
            if self.has("=>"):
                self.skip_lines()
                named.append((one, self.expression()))
            else:
                places.append(one)
