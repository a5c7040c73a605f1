"""What stands around each part of a program of Go: functions, and the tests that decide it; one walk for all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from guichet.core.findings import Span
from guichet.reading.deeds.around import NOTHING, Around, Tested
from guichet.reading.deeds.deed import Function, folded, test_of
from guichet.reading.deeds.walked import parts_of_test, walked
from guichet.reading.go.program import GoProgram
from guichet.reading.go.syntax import (
    CASES,
    FUNCTIONS,
    SWITCHES,
    bare,
    is_text,
    parameters,
    parts,
    said,
    small,
    statements,
    values_of,
    written,
)
from guichet.reading.scripts.syntax import field, text

_TESTS = 6
_VERBS = frozenset({"get", "post", "put", "patch", "delete"})
_ROUTES = frozenset({"handle", "handlefunc", *_VERBS})
_LEAVING = frozenset({"return_statement", "continue_statement", "break_statement"})
_ENDING = frozenset({"panic", "log.Fatal", "log.Fatalf", "os.Exit"})
_FAILED = {"err != nil": True, "err == nil": False, "!ok": True, "ok": False}
"""Tests that look whether what was just asked failed."""
_IN_ORDER = frozenset({"statement_list", "block", *CASES})


class GoStand(NamedTuple):
    """A part of a program, and what stands around it."""

    node: Any
    around: Around = NOTHING


def stands(program: GoProgram) -> Iterator[GoStand]:
    """Yield the parts of a program in source order, each with what stands around it."""
    if program.root is not None:
        yield from walked(GoStand(program.root), _Reader(program).inside)


class _Reader:
    """Tells what stands around the children of a part, from what stands around it."""

    def __init__(self, program: GoProgram) -> None:
        self._program = program

    def inside(self, stand: GoStand) -> Iterator[GoStand]:
        """Yield the children of a part."""
        node, around = stand
        sort = node.type
        if sort in FUNCTIONS:
            yield from self._declared(stand)
        elif sort == "type_spec":
            inner = around.named(text(field(node, "name")))
            yield from (GoStand(one, inner) for one in node.named_children)
        elif sort == "call_expression":
            yield from self._called(stand)
        elif sort == "if_statement":
            yield from self._decided(stand)
        elif sort == "for_statement":
            yield from (GoStand(one, around) for one in node.named_children)
        elif sort in SWITCHES:
            yield from self._chosen(stand)
        elif sort == "binary_expression":
            yield from self._either(stand)
        elif sort in _IN_ORDER:
            yield from self._in_order(stand)
        else:
            yield from (GoStand(one, around) for one in node.named_children)

    def _declared(self, stand: GoStand) -> Iterator[GoStand]:
        """What a function does is in it, and in the type that it is a method of."""
        node, around = stand
        given = parameters(node)
        if node.type == "func_literal":
            yield from (GoStand(one, around._replace(given=given or around.given)) for one in node.named_children)
            return
        named = field(node, "name")
        owner = text(field(node, "receiver")).strip("()").split(" ")[-1].lstrip("*").partition("[")[0]
        inner = around.named(owner).named(small(text(named)))
        own = Function(small(text(named)), self._program.span(named))
        inner = inner._replace(given=given, within=own, tests=())
        yield from (GoStand(one, inner) for one in node.named_children)

    def _called(self, stand: GoStand) -> Iterator[GoStand]:
        """What a call is given is marked by it, and stands in the route that it opens."""
        node, around = stand
        name = written(field(node, "function"))
        given = parts(field(node, "arguments"))
        first = given[0] if given else None
        inner = around.named("", folded(f"{name} {text(first)}" if first is not None else name))
        last = name.rpartition(".")[2].lower()
        if last in _ROUTES and first is not None and is_text(first) and "/" in said(first):
            verb = said(first).partition(" ")[0].lower() if " " in said(first) else last
            whole = self._program.span(first)
            own = Function(said(first).rpartition(" ")[2], Span(whole.start + 1, whole.end - 1), verb if verb in _VERBS else "")  # fmt: skip
            inner = inner._replace(within=own)
        for one in node.named_children:
            yield GoStand(one, inner if one.type == "argument_list" else around)

    def _decided(self, stand: GoStand) -> Iterator[GoStand]:
        """A test decides what follows it, and its contrary what stands in its place."""
        node, around = stand
        condition, done, other = (field(node, one) for one in ("condition", "consequence", "alternative"))
        asked = _asked_before(node)
        for one in parts(node):
            if done is not None and one.start_byte == done.start_byte:
                yield GoStand(one, self._tested(around, condition, holds=True, asked=asked))
            elif other is not None and one.start_byte == other.start_byte:
                yield GoStand(one, self._tested(around, condition, holds=False, asked=asked))
            else:
                yield GoStand(one, around)

    def _tested(self, around: Around, test: Any, *, holds: bool, asked: str = "") -> Around:
        tests = tuple(self._tests(test, holds, asked))
        return around._replace(tests=(*tests, *around.tests)[:_TESTS]) if tests else around

    def _tests(self, test: Any, holds: bool, asked: str) -> Iterator[Tested]:
        """A test as its parts, where each of them must hold; one that looks whether a call failed is that call."""
        for node, must in parts_of_test(test, holds, bare):
            failing = _FAILED.get(text(node))
            if failing is None:
                yield test_of(written(node), holds=must), self._program.span(node)
            elif asked:
                yield test_of(asked, holds=failing is not must), self._program.span(node)

    def _either(self, stand: GoStand) -> Iterator[GoStand]:
        node, around = stand
        operator, left = text(field(node, "operator")), field(node, "left")
        for one in parts(node):
            is_last = left is not None and one.start_byte != left.start_byte
            decides = is_last and operator in ("&&", "||")
            yield GoStand(one, self._tested(around, left, holds=operator == "&&") if decides else around)

    def _chosen(self, stand: GoStand) -> Iterator[GoStand]:
        """A case decides what follows it."""
        node, around = stand
        subject = field(node, "value")
        asked = written(bare(subject)) if subject is not None else ""
        for one in parts(node):
            labels = [written(label) for label in values_of(field(one, "value"))] if one.type in CASES else []
            if not labels:
                yield GoStand(one, around)
                continue
            test = " || ".join(f"{asked} == {label}" if asked else label for label in labels)
            yield GoStand(one, around.tested((folded(test), self._program.span(one)), ()))

    def _in_order(self, stand: GoStand) -> Iterator[GoStand]:
        """A test that only leaves decides what follows it in its block."""
        node, around = stand
        for one in parts(node):
            yield GoStand(one, around)
            if one.type == "if_statement" and _only_leaves(one):
                around = self._tested(around, field(one, "condition"), holds=False)


def _asked_before(branch: Any) -> str:
    """What a test asks first, or what the statement just before it asked; "" for nothing."""
    first = field(branch, "initializer") or branch.prev_named_sibling
    if first is None or first.type not in ("short_var_declaration", "assignment_statement"):
        return ""
    names = [text(one) for one in values_of(field(first, "left"))]
    values = values_of(field(first, "right"))
    return written(values[0]) if len(values) == 1 and not {"err", "ok"}.isdisjoint(names) else ""


def _only_leaves(branch: Any) -> bool:
    """Whether a test without a contrary always leaves its function or its loop."""
    if field(branch, "alternative") is not None:
        return False
    held = statements(field(branch, "consequence"))
    last = bare(held[-1]) if held else None
    if last is None:
        return False
    return last.type in _LEAVING or (last.type == "call_expression" and text(field(last, "function")) in _ENDING)
