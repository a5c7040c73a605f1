"""What stands around each part of a program of Java or Kotlin: classes, functions, and the tests that decide it; one walk for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from guichet.core.findings import Span
from guichet.reading.deeds.around import NOTHING, Around, Tested
from guichet.reading.deeds.deed import Function, folded, test_of
from guichet.reading.deeds.walked import parts_of_test, walked
from guichet.reading.jvm.program import Program
from guichet.reading.jvm.syntax import (
    BLOCKS,
    CALLS,
    CLASSES,
    FUNCTIONS,
    LAMBDAS,
    annotations_of,
    arguments,
    bare,
    called,
    is_text,
    name_of,
    parameters,
    parts,
    said,
)
from guichet.reading.scripts.syntax import field, text

_TESTS = 6
_VERBS = frozenset({"get", "post", "put", "patch", "delete"})
_LEAVING = frozenset({"return_statement", "throw_statement", "continue_statement", "break_statement", "return_expression", "throw_expression"})  # fmt: skip
WORDS_THAT_LEAVE = frozenset({"continue", "break"})
"""What Kotlin's grammar takes for names."""
_WITHIN = frozenset({"apply", "run", "with"})
"""Calls of Kotlin in whose braces names are those of what they are called on."""
_GETTER = re.compile(r"\.get([A-Z])(\w{0,80})\(\)")
_REQUIRES = frozenset({"require", "check", "requireNotNull", "checkNotNull", "Assert.isTrue", "Assert.notNull"})
"""Calls that fail unless what they are given holds."""


class Stand(NamedTuple):
    """A part of a program, what stands around it, and the thing whose members are called by their bare names there."""

    node: Any
    around: Around = NOTHING
    owner: str = ""


def written(node: Any) -> str:
    """Return what is written, on one line; what asks a thing for one of its fields is that field: `claim.getName()` is `claim.name`."""
    return _GETTER.sub(lambda found: f".{found[1].lower()}{found[2]}", folded(text(node)))


def requirement(call: Any) -> Any:
    """Return what a call wants to hold, when it fails otherwise: `require(x) { … }`; None for any other call."""
    inside = call.named_children[0] if call.type == "call_expression" and call.named_children else None
    call = inside if inside is not None and inside.type == "call_expression" else call
    if called(call) not in _REQUIRES:
        return None
    return next((one.value for one in arguments(call)), None)


def stands(program: Program) -> Iterator[Stand]:
    """Yield the parts of a program in source order, each with what stands around it."""
    if program.root is not None:
        yield from walked(Stand(program.root), _Reader(program).inside)


class _Reader:
    """Tells what stands around the children of a part, from what stands around it."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def inside(self, stand: Stand) -> Iterator[Stand]:
        """Yield the children of a part."""
        node, around, owner = stand
        sort = node.type
        if sort in CLASSES or sort in FUNCTIONS:
            yield from self._declared(stand)
        elif sort in CALLS:
            yield from self._called(stand)
        elif sort in LAMBDAS and sort not in BLOCKS:
            yield from (Stand(one, around._replace(given=self._given(node)), owner) for one in node.named_children)
        elif sort in ("if_statement", "if_expression", "ternary_expression", "while_statement"):
            yield from self._decided(stand)
        elif sort in ("switch_expression", "switch_statement", "when_expression"):
            yield from self._chosen(stand)
        elif sort in ("binary_expression", "elvis_expression"):
            yield from self._either(stand)
        elif sort in BLOCKS or sort == "source_file":
            yield from self._in_order(stand)
        else:
            yield from (Stand(one, around, owner) for one in node.named_children)

    def _given(self, node: Any) -> tuple[str, ...]:
        return tuple(name for one in parameters(node) if (name := name_of(one)))

    def _declared(self, stand: Stand) -> Iterator[Stand]:
        """What a class or a function declares is in it; what stands above it is not."""
        node, around, _ = stand
        above = annotations_of(node)
        inner = around
        for one in reversed(above):
            inner = inner.named("", folded(text(one.node).lstrip("@")))
        inner = inner.named(name_of(node))
        if node.type in FUNCTIONS:
            named = field(node, "name") or node
            verb = next((found for one in above if (found := one.name.lower().removesuffix("mapping")) in _VERBS), "")
            own = Function(name_of(node), self._program.span(named), verb)
            inner = inner._replace(given=self._given(node), within=own, tests=())
        for one in node.named_children:
            yield Stand(one, around.named(name_of(node)) if one.type == "modifiers" else inner)

    def _called(self, stand: Stand) -> Iterator[Stand]:
        """What a call is given is marked by it, and stands in the route that it opens."""
        node, around, owner = stand
        last = called(node)
        first = next((one.value for one in self._first_given(node)), None)
        shown = folded(f"{last} {text(first)}" if first is not None else last)
        inner = around.named("", shown) if last else around
        name = last.rpartition(".")[2].partition("<")[0].partition("(")[0]
        if name in _VERBS and first is not None and is_text(first) and said(first).startswith("/"):
            whole = self._program.span(first)
            inner = inner._replace(within=Function(said(first), Span(whole.start + 1, whole.end - 1), name))
        within = last.rpartition(".")[0] if name in _WITHIN else owner
        for at, one in enumerate(node.named_children):
            is_given = at > 0 or one.type in ("argument_list", "value_arguments", "annotated_lambda")
            yield Stand(one, inner if is_given else around, within if is_given else owner)

    def _first_given(self, node: Any) -> list[Any]:
        given = list(arguments(node))[:1]
        inside = node.named_children[0] if node.named_children else None
        return given if given or inside is None or inside.type != "call_expression" else list(arguments(inside))[:1]

    def _decided(self, stand: Stand) -> Iterator[Stand]:
        """A test decides what follows it, and its contrary what stands in its place."""
        node, around, owner = stand
        condition = field(node, "condition")
        first = True
        for one in parts(node):
            if condition is not None and one.start_byte == condition.start_byte:
                yield Stand(one, around, owner)
            else:
                yield Stand(one, self._tested(around, condition, holds=first), owner)
                first = False

    def _tested(self, around: Around, test: Any, *, holds: bool) -> Around:
        tests = tuple(self._tests(test, holds))
        return around._replace(tests=(*tests, *around.tests)[:_TESTS]) if tests else around

    def _tests(self, test: Any, holds: bool) -> Iterator[Tested]:
        """A test as its parts, where each of them must hold."""
        for node, must in parts_of_test(test, holds, bare):
            yield test_of(written(node), holds=must), self._program.span(node)

    def _either(self, stand: Stand) -> Iterator[Stand]:
        node, around, owner = stand
        operator, left = text(field(node, "operator")), field(node, "left")
        for one in parts(node):
            is_last = left is not None and one.start_byte != left.start_byte
            if is_last and operator in ("&&", "||"):
                yield Stand(one, self._tested(around, left, holds=operator == "&&"), owner)
            elif is_last and operator == "?:":
                missing = (f"{written(left)} == null", self._program.span(left))
                yield Stand(one, around.tested(missing, ()), owner)
            else:
                yield Stand(one, around, owner)

    def _chosen(self, stand: Stand) -> Iterator[Stand]:
        """A label decides what follows it: `case A`, `Kind.A ->`."""
        node, around, owner = stand
        subject = field(node, "condition") or next((one for one in parts(node) if one.type == "when_subject"), None)
        asked = written(bare(subject)).strip("()") if subject is not None else ""
        body = field(node, "body")
        above: list[str] = []
        start = 0
        for one in parts(body if body is not None else node):
            if one.type not in ("switch_block_statement_group", "switch_rule", "when_entry"):
                yield Stand(one, around, owner)
                continue
            labels, done = self._labels(one)
            above, start = ([*above, *labels], start) if above else (labels, one.start_byte)
            test = " || ".join(f"{asked} == {label}" if asked else label for label in above)
            at = self._program.span(one)
            own = around.tested((folded(test), at), ())
            yield from (Stand(part, own, owner) for part in done)
            above = above if not done else []

    def _labels(self, entry: Any) -> tuple[list[str], list[Any]]:
        """What an entry is chosen by, and what it does."""
        inside = parts(entry)
        heads = [one for one in inside if one.type == "switch_label"] or entry.children_by_field_name("condition")
        places = {one.start_byte for one in heads}
        labels = [text(part) for one in heads for part in (parts(one) if one.type == "switch_label" else (one,))]
        return labels, [one for one in inside if one.start_byte not in places]

    def _in_order(self, stand: Stand) -> Iterator[Stand]:
        """A test that only leaves decides what follows it in its block."""
        node, around, owner = stand
        if node.type == "lambda_literal":
            around = around._replace(given=self._given(node) or ("it",))
        for one in parts(node):
            yield Stand(one, around, owner)
            inner = bare(one)
            if inner.type in ("if_statement", "if_expression") and _only_leaves(inner):
                around = self._tested(around, field(inner, "condition"), holds=False)
            elif inner.type == "call_expression" and (wanted := requirement(inner)) is not None:
                around = self._tested(around, wanted, holds=True)


def _only_leaves(branch: Any) -> bool:
    """Whether a test without a contrary always leaves its function or its loop."""
    condition = field(branch, "condition")
    inside = [one for one in parts(branch) if condition is None or one.start_byte != condition.start_byte]
    if len(inside) != 1:
        return False
    last = inside[0]
    if last.type == "block":
        held = parts(last)
        last = held[-1] if held else None
    return last is not None and (last.type in _LEAVING or text(last) in WORDS_THAT_LEAVE)
