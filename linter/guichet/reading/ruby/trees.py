"""Ruby as trees: the expressions, calls and small methods that templates and their helpers are written with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from guichet.reading.ruby.words import Unread, Word, words_of


@dataclass(frozen=True)
class Node:
    """One node: `kind` says what it is, `text` its name or sign, `parts` what it holds."""

    kind: str
    text: str = ""
    parts: tuple[Node, ...] = ()
    named: tuple[tuple[Node, Node], ...] = ()
    """What a call or a table is given by name; a key of kind "all" spreads a whole table."""
    owner: Node | None = None
    block: Block | None = None


@dataclass(frozen=True)
class Block:
    """What `do |names| … end` holds; `body` is None in a template, where it goes on after the tag."""

    names: tuple[str, ...] = ()
    body: tuple[Node, ...] | None = None


@dataclass(frozen=True)
class Method:
    """A method of a helper or of a component: its parameters, each with its default, and its body."""

    name: str
    places: tuple[tuple[str, Node | None], ...] = ()
    by_name: tuple[tuple[str, Node | None], ...] = ()
    rest: str = ""
    body: tuple[Node, ...] = field(default=())


_BINARY = (
    ("or", "and"), ("||",), ("&&",), ("==", "!=", "=~", "==="), ("<", ">", "<=", ">="), ("<<", "|"), ("+", "-"), ("*", "/", "%"),
)  # fmt: skip
_ENDS = frozenset("end else elsif when ensure rescue in then do if unless while until".split())
_OPEN = frozenset({"text", "symbol", "number", "name", "constant", "held", "label", "list"})


class Reader:
    """Reads words from left to right."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.at = 0

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

    # Statements

    def body(self, ends: tuple[str, ...] = ("end",)) -> tuple[Node, ...]:
        found = []
        self.skip_lines()
        while not self.is_done and not (self.peek().kind == "name" and self.peek().text in ends):
            found.append(self.statement())
            self.skip_lines()
        return tuple(found)

    def statement(self) -> Node:
        word = self.peek()
        if word.kind == "name" and word.text == "return":
            self.at += 1
            is_bare = self.peek().kind == "line" or self.peek().text in ("if", "unless")
            node = Node("return", parts=() if is_bare else (self.expression(),))
        else:
            node = self.expression()
        while (word := self.peek()).kind == "name" and word.text in ("if", "unless"):
            self.at += 1
            test = self.expression()
            test = Node("not", parts=(test,)) if word.text == "unless" else test
            node = Node("if", parts=(test, Node("body", parts=(node,)), Node("body")))
        return node

    def expression(self) -> Node:
        return self.binary(0)

    def binary(self, level: int) -> Node:
        if level == len(_BINARY):
            return self.unary()
        left = self.binary(level + 1)
        while (word := self.peek()).text in _BINARY[level] and word.kind in ("sign", "name"):
            self.at += 1
            self.skip_lines()
            left = Node("sign", word.text.replace("and", "&&").replace("or", "||"), (left, self.binary(level + 1)))
        if level == 1 and self.peek().kind == "sign" and self.peek().text == "?":
            self.at += 1
            self.skip_lines()
            then = self.ternary_part()
            self.skip_lines()
            other = self.binary(1) if self.has(":") else None
            if other is None:
                raise Unread
            return Node("if", parts=(left, then, other))
        return left

    def ternary_part(self) -> Node:
        word = self.peek()
        if word.kind == "label":  # `a ? b : c` where b is a bare name
            raise Unread
        return self.binary(1)

    def unary(self) -> Node:
        if self.has("!") or self.has("not", "name"):
            return Node("not", parts=(self.unary(),))
        if self.has("-"):
            return Node("unknown", parts=(self.unary(),))
        if self.has("&"):
            return Node("unknown", parts=(self.unary(),))
        return self.chained(self.primary())

    def primary(self) -> Node:
        word = self.next()
        if word.kind == "text":
            return text_of(word)
        if word.kind == "symbol":
            return Node("text", parts=(Node("said", word.text),))
        if word.kind == "number":
            return Node("number", word.text)
        if word.kind == "list":
            return Node("list", parts=tuple(Node("text", parts=(Node("said", one),)) for one in word.text.split()))
        if word.kind == "held":
            return self.assigned(Node("held", word.text.lstrip("@$")))
        if word.kind == "constant":
            return Node("constant", word.text)
        if word.text == "(" and word.kind == "sign":
            inner = self.expression()
            self.need(")")
            return inner
        if word.text == "[" and word.kind == "sign":
            return Node("list", parts=self.items("]")[0])
        if word.text == "{" and word.kind == "sign":
            return Node("table", named=self.items("}")[1])
        if word.kind == "name":
            return self.named(word)
        raise Unread

    def named(self, word: Word) -> Node:
        if word.text in ("if", "unless"):
            return self.condition(word.text == "unless")
        if word.text in ("true", "false", "nil"):
            return Node("plain", word.text)
        if word.text in (
            "case",
            "while",
            "until",
            "for",
            "begin",
            "yield",
            "super",
            "def",
            "class",
            "module",
            "lambda",
            "proc",
        ):
            raise Unread
        if (sign := self.peek()).kind == "sign" and sign.text in ("=", "||=", "+=", "<<") and sign.text != "<<":
            return self.assigned(Node("name", word.text))
        return self.called(word.text, None)

    def assigned(self, target: Node) -> Node:
        sign = self.peek()
        if sign.kind == "sign" and sign.text in ("=", "||=", "+="):
            self.at += 1
            self.skip_lines()
            return Node("assign", sign.text, (target, self.expression()))
        return target

    def condition(self, is_denied: bool) -> Node:
        test = self.expression()
        self.has("then", "name")
        then = Node("body", parts=self.body(("end", "else", "elsif")))
        other = Node("body")
        if self.has("elsif", "name"):
            other = self.condition(False)
        else:
            if self.has("else", "name"):
                other = Node("body", parts=self.body())
            self.need("end", "name")
        return Node("if", parts=(Node("not", parts=(test,)) if is_denied else test, then, other))

    def chained(self, node: Node) -> Node:
        while True:
            word = self.peek()
            ahead = 0
            while word.kind == "line" and word.text == "\n" and self.at + ahead + 1 < len(self.words):
                ahead += 1
                word = self.peek(ahead)
            if word.kind == "sign" and word.text in (".", "&."):
                self.at += ahead + 1
                name = self.next()
                if name.kind not in ("name", "constant", "label"):
                    raise Unread
                node = self.called(name.text, node)
            elif not ahead and word.kind == "sign" and word.text == "[" and not word.is_apart:
                self.at += 1
                node = Node("index", parts=(node, *self.items("]")[0]))
            else:
                return node

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
                places, named = self.items("")
        block = self.block()
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
        if self.has("do", "name"):
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


def text_of(word: Word) -> Node:
    """Return a text as a node: what it says, and the code put in it."""
    parts = []
    for one in word.parts:
        if isinstance(one, tuple):
            parts.append(expression_of(one[0]) or Node("unknown"))
        elif one:
            parts.append(Node("said", one))
    return Node("text", parts=tuple(parts))


@lru_cache(maxsize=4096)
def expression_of(code: str) -> Node | None:
    """Return the one expression that a piece of Ruby is; None when it is more, or cannot be read."""
    try:
        reader = Reader(words_of(code.strip()))
        node = reader.statement()
        reader.skip_lines()
    except (Unread, RecursionError):
        return None
    return node if reader.is_done else None


def methods_of(code: str) -> Iterator[Method]:
    """Yield the methods that a file of Ruby defines and that can be read."""
    from guichet.reading.ruby.methods import pieces

    for name, signature, body in pieces(code):
        try:
            made = Reader(words_of(body)).body(())
            yield _method(name, signature, made)
        except (Unread, RecursionError):
            continue


def _method(name: str, signature: str, body: tuple[Node, ...]) -> Method:
    reader = Reader(words_of(signature))
    places: list[tuple[str, Node | None]] = []
    by_name: list[tuple[str, Node | None]] = []
    rest = ""
    while not reader.is_done:
        word = reader.next()
        if word.kind == "label":
            is_needed = reader.is_done or reader.peek().text == ","
            by_name.append((word.text, None if is_needed else reader.expression()))
        elif word.text == "**":
            rest = reader.next().text if not reader.is_done else "**"
        elif word.text in ("&", "*"):
            reader.at += 1
        elif word.kind == "name":
            places.append((word.text, reader.expression() if reader.has("=") else None))
        elif word.kind != "line":
            raise Unread
        reader.has(",")
    return Method(name, tuple(places), tuple(by_name), rest, body)
