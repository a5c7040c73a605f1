"""Ruby read from its words: statements and expressions, each by the words that it begins with."""

from __future__ import annotations

from guichet.reading.ruby.calls import Calls
from guichet.reading.ruby.nodes import SYMBOL, Node
from guichet.reading.ruby.words import Unread, Word, words_of

_BINARY = (
    ("or", "and"), ("||",), ("&&",), ("==", "!=", "=~", "==="), ("<", ">", "<=", ">="), ("<<", "|"), ("+", "-"), ("*", "/", "%"),
)  # fmt: skip


class Reader(Calls):
    """Reads words from left to right."""

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
            return Node("block", parts=(self.unary(),))
        return self.chained(self.primary())

    def primary(self) -> Node:
        word = self.next()
        if word.kind == "text":
            return self.text(word)
        if word.kind == "symbol":
            return Node("text", SYMBOL, (Node("said", word.text),))
        if word.kind == "number":
            return Node("number", word.text)
        if word.kind == "list":
            return Node("list", parts=tuple(Node("text", parts=(Node("said", one),)) for one in word.text.split()))
        if word.kind == "held":
            return self.assigned(Node("held", word.text.lstrip("@$")))
        if word.kind == "constant":
            return Node("constant", word.text)
        if word.text == "(" and word.kind == "sign":
            inner = self.statement()
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
                node = self.assigned(Node("index", parts=(node, *self.items("]")[0])))
            else:
                return node

    def text(self, word: Word) -> Node:
        """Return a text as a node: what it says, and the code put in it."""
        parts = []
        for one in word.parts:
            if isinstance(one, tuple):
                parts.append(self.inside(one[0]))
            elif one:
                parts.append(Node("said", one))
        return Node("text", parts=tuple(parts))

    def inside(self, code: str) -> Node:
        """Return the expression that is put in a text, an unknown one when it cannot be read."""
        try:
            reader = Reader(words_of(code))
            node = reader.statement()
        except Unread:
            return Node("unknown")
        return node if reader.is_done else Node("unknown")
