"""What an expression of Ruby is worth in a template: names, texts, tables, helpers of the project, phrases of its catalogues."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from guichet.core.numbers import count, measured
from guichet.reading.ruby.nodes import Block, Method, Node
from guichet.reading.ruby.trees import expression_of
from guichet.reading.templates.html_context import VOID
from guichet.reading.written.form_builder import Builder
from guichet.reading.written.outside import Outside
from guichet.reading.written.values import (
    UNDEFINED,
    UNKNOWN,
    Expression,
    Perhaps,
    Safe,
    Value,
    held,
    is_known,
    listed,
    perhaps,
    together,
)

HOLE = "\ue0f0"
"""Stands where what a tag holds goes, up to its `end`."""
YIELDED = "yield"
"""The name of what the block of a call shows, in the method that it calls."""
_DEPTH = 5
_STEPS = 6_000


class Lost(Exception):  # noqa: N818
    """What follows cannot be told."""


class Returned(Exception):  # noqa: N818
    def __init__(self, value: Value) -> None:
        self.value = value


def something(value: Value, name: str = "") -> Value:
    """Return a value to print: what is unknown as an output, by its name if it has one."""
    is_unsaid = value is UNKNOWN or isinstance(value, dict | list | Builder | Perhaps)
    return Expression(name or "value") if is_unsaid else value


class RubyReader:
    """One reading of Ruby, with the names that are known there."""

    def __init__(self, names: Mapping[str, Value], outside: Outside, path: str, depth: int = 0) -> None:
        self.names = dict(names)
        self.outside = outside
        self.path = path
        self.home = path
        """The file that the code stands in: constants are its own."""
        self.depth = depth
        self._steps: Iterator[int] = iter(range(_STEPS))
        """One for each expression that may still be read, here and in the helpers that it calls."""

    def body(self, nodes: tuple[Node, ...]) -> Value:
        """Return what the last of several statements is worth."""
        value: Value = None
        for node in nodes:
            value = self.of(node)
        return value

    def of(self, node: Node) -> Value:
        """Return what an expression is worth, UNKNOWN where a name that is not known decides."""
        if next(self._steps, None) is None:
            raise Lost
        reads: Callable[[Node], Value] | None = getattr(self, f"_{node.kind}", None)
        return reads(node) if reads is not None else UNKNOWN

    def _text(self, node: Node) -> Value:
        said = [one.text if one.kind == "said" else something(self.of(one), one.chain) for one in node.parts]
        return listed(said) if said else ""

    def _number(self, node: Node) -> Value:
        text = node.text.replace("_", "")
        return measured(text) if "." in text else count(text)

    def _plain(self, node: Node) -> Value:
        return {"true": True, "false": False}.get(node.text)

    def _name(self, node: Node) -> Value:
        if node.text in self.names:
            return self.names[node.text]
        return self._by_helper(node.text, [], {}, None)

    def _constant(self, node: Node) -> Value:
        written = self.outside.constant(node.text, self.home) if self.depth < _DEPTH else None
        given = expression_of(written.removesuffix(".freeze")) if written is not None else None
        return self.of(given) if given is not None and given.kind != "constant" else UNKNOWN

    def _held(self, node: Node) -> Value:
        return self.names.get(f"@{node.text}", UNKNOWN)

    def _list(self, node: Node) -> Value:
        return [self.of(one) for one in node.parts] if all(one.kind != "spread" for one in node.parts) else UNKNOWN

    def _table(self, node: Node) -> Value:
        found = self.given_by_name(node)
        return UNKNOWN if "" in found else found

    def _index(self, node: Node) -> Value:
        if len(node.parts) != 2:
            return UNKNOWN
        owner, key = self.of(node.parts[0]), self.of(node.parts[1])
        found = held(owner, key)
        return None if found is UNDEFINED else found

    def _not(self, node: Node) -> Value:
        truth = ruby_truth(self.of(node.parts[0]))
        return UNKNOWN if truth is None else not truth

    def _sign(self, node: Node) -> Value:
        left = self.of(node.parts[0])
        if node.text in ("||", "&&"):
            truth = ruby_truth(left)
            if truth is None:
                return UNKNOWN
            return left if truth is (node.text == "||") else self.of(node.parts[1])
        right = self.of(node.parts[1])
        if node.text == "+" and (left is not UNKNOWN or right is not UNKNOWN):
            return together(something(left, node.parts[0].chain), something(right, node.parts[1].chain))
        if node.text in ("==", "!=") and all(is_known(one) and not isinstance(one, Perhaps) for one in (left, right)):
            return (left == right) is (node.text == "==")
        return UNKNOWN

    def _if(self, node: Node) -> Value:
        truth = ruby_truth(self.of(node.parts[0]))
        if truth is None:
            if any(_leaves(one) for one in node.parts[1:]):
                raise Lost
            first, second = (self.of(one) for one in node.parts[1:])
            either = perhaps(first or second) if None in (first, second) else UNKNOWN
            return first if first == second else either
        return self.of(node.parts[1 if truth else 2])

    def _body(self, node: Node) -> Value:
        return self.body(node.parts)

    def _return(self, node: Node) -> Value:
        raise Returned(self.of(node.parts[0]) if node.parts else None)

    def _assign(self, node: Node) -> Value:
        target, written = node.parts
        if target.kind == "index":
            return self._put(target, node.text, self.of(written))
        name = target.text if target.kind == "name" else f"@{target.text}"
        value = self.of(written)
        if node.text == "+=":
            value = together(something(self.names.get(name, None)), something(value))
        self.names[name] = value
        return value

    def _put(self, target: Node, sign: str, value: Value) -> Value:
        """Put a value in a table that a name holds, or add to what it has; under a key that is not known, any may change."""
        owner, key = map(self.of, target.parts) if len(target.parts) == 2 else (UNKNOWN, UNKNOWN)
        if isinstance(owner, dict):
            name = key if isinstance(key, str) and is_known(key) else ""
            if sign == "+=":
                value = together(something(held(owner, name) if name else UNKNOWN), something(value))
            owner[name] = value
        return value

    # Calls

    def of_helper(self, name: str, node: Node) -> Value:
        """Return what a helper of the framework prints."""
        return UNKNOWN

    def of_builder(self, form: Builder, node: Node) -> Value:
        """Return what the builder of a form prints."""
        return UNKNOWN

    def of_method(self, owner: Value, node: Node) -> Value:
        """Return what a method of a value returns."""
        return UNKNOWN

    def given_by_name(self, node: Node) -> dict[str, Value]:
        """Return what a call or a table is given by name; under "", something that may hold any name."""
        found: dict[str, Value] = {}
        for key, written in node.named:
            if key.kind == "all":
                more = self.of(written)
                found.update(more if isinstance(more, dict) else {"": UNKNOWN})
                continue
            name = self.of(key)
            if isinstance(name, str) and is_known(name):
                found[name] = self.of(written)
            else:
                found[""] = UNKNOWN
        return found

    def content(self, block: Block | None) -> Value | None:
        """Return what a block shows: None without a block, a hole when it goes on in the template."""
        if block is None:
            return None
        if block.body is None:
            return self.names.get(YIELDED, UNKNOWN) if block.is_passed else Safe(HOLE)
        return self.body(block.body)

    def _call(self, node: Node) -> Value:
        if node.owner is None or node.owner.text == "helpers":
            return self._by_helper(node.text, list(node.parts), None, node)
        if node.owner.kind == "name" and node.owner.text == "tag" and self._makes_element(node):
            return self.of_helper("tag." + node.text, node)
        if node.owner.kind == "constant":
            return self.of_helper(node.text, node) if node.owner.text == "I18n" else UNKNOWN
        owner = self.of(node.owner)
        return self.of_builder(owner, node) if isinstance(owner, Builder) else self.of_method(owner, node)

    def _makes_element(self, node: Node) -> bool:
        """Whether `tag.name` makes an element: with a thing of the project called so, it asks for its name."""
        is_given = bool(node.parts or node.named or node.block) or node.text in VOID
        return is_given and "tag" not in self.names and "/_tag.html." not in self.path

    def _by_helper(self, name: str, places: list[Node], by_name: dict[str, Value] | None, node: Node | None) -> Value:
        method = self.outside.helper(name)
        if method is not None:
            if self.depth >= _DEPTH:
                return UNKNOWN
            given = [self.of(one) for one in places]
            content = self.content(node.block) if node is not None else None
            return self.run(method, given, self.given_by_name(node) if node is not None else by_name or {}, content)
        return self.of_helper(name, node) if node is not None else UNKNOWN

    def run(
        self, method: Method, places: list[Value], by_name: Mapping[str, Value], content: Value | None = None
    ) -> Value:
        """Return what a method of the project returns for what it is given, `content` by the block of the call."""
        inner = self._inside(method, places, by_name)
        if inner is not None and content is not None:
            inner.names[YIELDED] = content
        try:
            return inner.body(method.body) if inner is not None else UNKNOWN
        except Returned as returned:
            return returned.value
        except (Lost, RecursionError):
            return UNKNOWN

    def kept(self, method: Method, places: list[Value], by_name: Mapping[str, Value]) -> dict[str, Value]:
        """Return what a constructor keeps under names of its own (`@name`) of what it is given."""
        inner = self._inside(method, places, by_name)
        for statement in method.body if inner is not None else ():
            try:
                if inner is not None and statement.kind in ("assign", "if"):
                    inner.of(statement)
            except (Lost, Returned, RecursionError):
                break
        return {name: value for name, value in inner.names.items() if name.startswith("@")} if inner is not None else {}

    def _inside(self, method: Method, places: list[Value], by_name: Mapping[str, Value]) -> RubyReader | None:
        """A reader that knows what the parameters of a method are worth in one call."""
        held_names = {name: value for name, value in self.names.items() if name.startswith("@")}
        inner = type(self)(held_names, self.outside, self.path, self.depth + 1)
        inner._steps = self._steps
        inner.home = method.path or self.home
        named = dict(by_name)
        if named and not method.by_name and not method.rest and len(places) < len(method.places):
            places = [*places, UNKNOWN if "" in named else named]  # the last place takes a table
            named = {}
        try:
            for rank, (name, default) in enumerate(method.places):
                inner.names[name] = places[rank] if rank < len(places) else inner.of(default) if default else UNKNOWN
            for name, default in method.by_name:
                is_told = name in named or "" in named or default is None
                inner.names[name] = named.pop(name, UNKNOWN) if is_told or default is None else inner.of(default)
        except (Lost, Returned, RecursionError):
            return None
        if method.rest:
            inner.names[method.rest] = UNKNOWN if "" in named else named
        return inner


def _leaves(node: Node) -> bool:
    return node.kind in ("return", "assign") or any(map(_leaves, node.parts))


def ruby_truth(value: Value) -> bool | None:
    """Return whether a value is true in Ruby, where nothing but nil and false is false; None when that is not known."""
    if value is None or value is UNDEFINED or value is False:
        return False
    return None if value is UNKNOWN or isinstance(value, Expression | Perhaps) else True


def places_of(reader: RubyReader, node: Node) -> list[Value]:
    """Return what a call is given by place."""
    return [reader.of(one) for one in node.parts]
