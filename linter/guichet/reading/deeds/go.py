"""The deeds of a program of Go: what it calls, what it puts under the names of things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from guichet.core.memo import memo
from guichet.reading.deeds.deed import CHANGES, LEAVES, RETURN, TAKES, THROWS, Deed, Put, folded
from guichet.reading.deeds.go_around import GoStand, stands
from guichet.reading.deeds.locals import Local, given_at, through_locals
from guichet.reading.go.program import GoProgram
from guichet.reading.go.served import called_so
from guichet.reading.go.syntax import bare, is_text, parts, said, small, values_of, written
from guichet.reading.scripts.syntax import field, text

_DECLARES = frozenset({"short_var_declaration", "var_spec", "const_spec"})
_ASSIGNS = "assignment_statement"
_SETTER = re.compile(r"(?:(?P<owner>.*)\.)?set(?P<name>[A-Z]\w{0,80})$", re.S)
_KEYED = frozenset({"set", "add", "put", "setAttr", "append", "withField", "withValue", "string", "header", "setParam"})
"""Calls whose first text is the name of what comes next."""
_PAIRED = frozenset({"info", "warn", "error", "debug", "with", "infow", "warnw", "errorw", "infoContext", "warnContext", "errorContext"})  # fmt: skip
"""Calls of a log that are given names and values by turns, after what they say."""
_WORD = re.compile(r"[\w.-]{2,60}")
_ERROR = re.compile(r"(?:errors\.New|fmt\.Errorf|errors\.Wrapf?|status\.Errorf?|huma\.Error\w{1,40}|echo\.NewHTTPError|fiber\.NewError)$|^(?:\w{1,40}\.)?[Ee]rr[A-Z]\w{0,80}$")  # fmt: skip
"""What a function returns that fails."""


@memo
def deeds_of(program: GoProgram) -> tuple[Deed, ...]:
    """Return what a program calls, and what it puts under the names of things, in source order."""
    reader = _Reader(program)
    lived = list(stands(program))
    return through_locals((deed for stand in lived for deed in reader.deeds(stand)), reader.locals(lived))


class _Reader:
    """Tells what each part of a program does."""

    def __init__(self, program: GoProgram) -> None:
        self._program = program

    def deeds(self, stand: GoStand) -> Iterator[Deed]:
        """Yield what a part does."""
        node, sort = stand.node, stand.node.type
        if sort == "call_expression":
            yield self._call(stand)
        elif sort == "composite_literal":
            yield self._made(stand)
        elif sort in ("var_spec", "const_spec"):
            yield from self._begun(stand)
        elif sort == _ASSIGNS:
            yield from self._written(stand)
        elif sort == "return_statement":
            yield self._answered(stand)
        elif sort == "continue_statement" or (sort == "break_statement" and not self._ends_case(node)):
            yield self._deed(stand, LEAVES, (), is_call=False)

    def locals(self, lived: Iterable[GoStand]) -> Iterator[Local]:
        """Yield the names that functions give once what says more than they do, each within the block that declares it."""
        lived = list(lived)
        anew = {
            text(one) for held in lived if held.node.type == _ASSIGNS for one in values_of(field(held.node, "left"))
        }
        for stand in lived:
            node = stand.node
            if node.type not in _DECLARES:
                continue
            names = [text(one) for one in values_of(field(node, "left"))] or [text(field(node, "name"))]
            values = values_of(field(node, "right") or field(node, "value"))
            if len(names) != 1 or len(values) != 1 or names[0] in anew:
                continue
            puts = tuple(self._held(values[0]))
            here = self._deed(stand, names[0], (), is_call=False)
            is_inside = stand.around.within is not None
            block = self._program.span(node.parent if is_inside else self._program.root)
            yield given_at(here, "" if puts else written(values[0]), puts, block)

    def _call(self, stand: GoStand) -> Deed:
        node = stand.node
        name = written(field(node, "function"))
        given = parts(field(node, "arguments"))
        last = name.rpartition(".")[2]
        setter = _SETTER.fullmatch(name) if len(given) == 1 else None
        if setter is not None:
            put = Put(small(setter["name"]), written(given[0]), self._program.span(node))
            return self._deed(stand, setter["owner"] or "this", (put,), is_call=False)
        puts = [put for one in given for put in self._held(one)]
        if len(given) == 2 and last in _KEYED and is_text(given[0]) and _WORD.fullmatch(said(given[0])):
            puts.append(Put(said(given[0]), written(given[1]), self._program.span(node)))
        if last in _PAIRED:
            texts = given[next((at for at, one in enumerate(given) if is_text(one)), 0) + (last != "with") :]
            puts += [
                Put(said(key), written(value), self._program.span(value))
                for key, value in zip(texts[::2], texts[1::2], strict=False)
                if is_text(key) and _WORD.fullmatch(said(key))
            ]
        called, args = called_so(name, [written(one) for one in given])
        return replace(self._deed(stand, called, tuple(puts)), args=args)

    def _made(self, stand: GoStand) -> Deed:
        """A thing that is made of what its fields are given: `Offer{State: Accepted}`."""
        node = stand.node
        kind = field(node, "type")
        name = text(kind) if kind is not None and kind.type in ("type_identifier", "qualified_type") else "map" if kind is not None and kind.type == "map_type" else ""  # fmt: skip
        texts = [one for one in map(bare, parts(field(node, "body"))) if is_text(one)]
        deed = self._deed(stand, name or "make", tuple(self._held(node)))
        return replace(deed, args=tuple(written(one) for one in texts))

    def _held(self, node: Any) -> Iterator[Put]:
        """What a thing that is made there puts under names."""
        node = bare(node)
        if node is None or node.type != "composite_literal":
            return
        for one in parts(field(node, "body")):
            if one.type != "keyed_element":
                continue
            key, value = bare(field(one, "key")), bare(field(one, "value"))
            if key is not None and value is not None:
                name = said(key) if is_text(key) else small(text(key).rpartition(".")[2])
                yield Put(name, written(value), self._program.span(one))

    def _begun(self, stand: GoStand) -> Iterator[Deed]:
        """A list of texts that a name is given."""
        values = values_of(field(stand.node, "value"))
        value = bare(values[0]) if len(values) == 1 else None
        if value is not None and value.type == "composite_literal":
            texts = [one for one in map(bare, parts(field(value, "body"))) if is_text(one)]
            if texts:
                named = self._deed(stand, text(field(stand.node, "name")), (), is_call=False)
                yield replace(named, args=tuple(written(one) for one in texts))

    def _written(self, stand: GoStand) -> Iterator[Deed]:
        node = stand.node
        operator = text(field(node, "operator"))
        lefts, values = values_of(field(node, "left")), values_of(field(node, "right"))
        for left, value in zip(lefts, values if len(values) == len(lefts) else values * len(lefts), strict=False):
            if operator == "-=":
                put = Put(written(left), written(value), self._program.span(node))
                yield self._deed(stand, TAKES, (put,), is_call=False)
                continue
            name, owner = _target(left)
            if operator == "=" and name:
                put = Put(name, written(value), self._program.span(node))
                yield self._deed(stand, owner, (put,), is_call=False)
            else:
                yield replace(self._deed(stand, CHANGES, (), is_call=False), args=(written(left),))

    def _answered(self, stand: GoStand) -> Deed:
        values = values_of(next(iter(parts(stand.node)), None))
        if not values:
            return self._deed(stand, LEAVES, (), is_call=False)
        last = values[-1]
        failing = field(last, "function") if last.type == "call_expression" else last
        if _ERROR.search(text(failing)):
            return replace(self._deed(stand, THROWS, (), is_call=False), args=(written(last),))
        put = Put("", written(values[0]), self._program.span(values[0]))
        return replace(self._deed(stand, RETURN, (put,), is_call=False), span=put.span)

    def _ends_case(self, node: Any) -> bool:
        above = node.parent
        while above is not None and above.type in ("statement_list", "block", "if_statement"):
            above = above.parent
        return above is not None and above.type.endswith("_case")

    def _deed(self, stand: GoStand, name: str, puts: tuple[Put, ...], *, is_call: bool = True) -> Deed:
        around = stand.around
        tests, where = tuple(one for one, _ in around.tests), tuple(one for _, one in around.tests)
        return Deed(self._program.path, self._program.span(stand.node), folded(name), puts, around.names, tests, around.given, around.marks, is_call, within=around.within, tests_at=where)  # fmt: skip


def _target(left: Any) -> tuple[str, str]:
    """The name under which something is put, and what holds it; empty for a variable."""
    left = bare(left)
    if left.type == "selector_expression":
        return small(text(field(left, "field"))), written(field(left, "operand"))
    if left.type == "index_expression" and is_text(field(left, "index")):
        return said(field(left, "index")), written(field(left, "operand"))
    return "", ""
