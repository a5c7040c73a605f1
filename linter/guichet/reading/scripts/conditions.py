"""On what the running of a part of a script depends: the tests around it, and those that left before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.memo import Trail, memo
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS, bare, field, text

_LEAVES = frozenset({"return_statement", "throw_statement", "continue_statement", "break_statement"})


@dataclass(frozen=True)
class Condition:
    """A test that decides, in the script that it is written in; `holds` is the answer it must give for the node to run.

    `before` when the node merely follows a branch that left.
    """

    test: Any
    holds: bool
    holder: Any
    script: Script | None = None
    before: bool = False


def conditions_of(node: Any, script: Script | None = None) -> Iterator[Condition]:
    """Yield the tests that decide whether a node runs, nearest first, up to its function."""
    if script is None:
        child, parent = node, node.parent
        while parent is not None and child.type not in FUNCTIONS:
            yield from _around(child, parent, script)
            child, parent = parent, parent.parent
        return
    link = _link(node, script)
    while link is not None:
        yield from link.conditions
        link = link.above


@dataclass(frozen=True)
class _Link:
    """The tests that one node more puts on what stands in it, and those above."""

    conditions: Trail[Condition]
    above: _Link | None


def _link(node: Any, script: Script) -> _Link | None:
    """Return the nearest tests on a node of a script: each node above is asked once for all that stand in it."""
    known, path = _known_links(script), []
    while node.id not in known:
        parent = node.parent
        if parent is None or node.type in FUNCTIONS:
            known[node.id] = None
        else:
            path.append((node, parent))
            node = parent
    link = known[node.id]
    for child, parent in reversed(path):
        own = Trail(_around(child, parent, script))
        link = known[child.id] = _Link(own, link) if any(True for _ in own) else link
    return link


@memo
def _known_links(_: Script) -> dict[int, _Link | None]:
    return {}


def _around(child: Any, parent: Any, script: Script | None) -> Iterator[Condition]:
    if parent.type in ("if_statement", "ternary_expression", "while_statement"):
        test = bare(field(parent, "condition"))
        if test is not None and not (test.start_byte <= child.start_byte < test.end_byte):
            yield from _parts(test, child != field(parent, "alternative"), parent, script)
    elif parent.type == "binary_expression" and child == field(parent, "right"):
        operator = text(field(parent, "operator"))
        if operator in ("&&", "||"):
            yield from _parts(field(parent, "left"), operator == "&&", parent, script)
    elif parent.type == "switch_case" and child != field(parent, "value"):
        value = field(parent, "value")
        body = parent.parent
        if value is not None and body is not None and body.parent is not None:
            yield Condition(field(body.parent, "value"), True, parent, script)
    if parent.type in ("statement_block", "program"):
        leaving = _leaving(parent, script)
        for rank in reversed(range(bisect_left(leaving, child.start_byte, key=_start))):
            yield from _parts(bare(field(leaving[rank], "condition")), False, leaving[rank], script, before=True)


def _start(node: Any) -> int:
    start: int = node.start_byte
    return start


def _leaving(block: Any, script: Script | None) -> list[Any]:
    """Return the tests of a block that leave it, looked for once in each block of a script."""
    known = _known_leaving(script) if script is not None else {}
    if block.id not in known:
        known[block.id] = [one for one in block.named_children if one.type == "if_statement" and _only_leaves(one)]
    return known[block.id]


@memo
def _known_leaving(_: Script) -> dict[int, list[Any]]:
    return {}


def _only_leaves(branch: Any) -> bool:
    """Whether an `if` without `else` always leaves its function or its loop."""
    block = field(branch, "consequence")
    if block is not None and block.type == "statement_block":
        block = block.named_children[-1] if block.named_children else None
    return field(branch, "alternative") is None and block is not None and block.type in _LEAVES


def _parts(test: Any, holds: bool, holder: Any, script: Script | None, *, before: bool = False) -> Iterator[Condition]:
    """A test as its parts where each of them must hold: `!a`, `a && b` that is true, `a || b` that is false."""
    test = bare(test)
    operator = text(field(test, "operator")) if test.type in ("binary_expression", "unary_expression") else ""
    if operator == "!":
        yield from _parts(field(test, "argument"), not holds, holder, script, before=before)
    elif (operator == "&&" and holds) or (operator == "||" and not holds):
        for side in ("left", "right"):
            yield from _parts(field(test, side), holds, holder, script, before=before)
    else:
        yield Condition(test, holds, holder, script, before)
