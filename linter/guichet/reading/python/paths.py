"""Where a function goes: its own nodes, the tests that guard a node, the branches that end."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo

FAR = 200
"""Statements before one in its block that are looked at: further up, what leaves may leave for anything."""


def own_nodes(function: nodes.NodeNG, *types: type) -> Iterator[nodes.NodeNG]:
    """Yield the nodes of some types of a function's own body, nested functions and classes left out."""
    return (node for node in _own(function) if isinstance(node, types))


@memo
def _own(function: nodes.NodeNG) -> tuple[nodes.NodeNG, ...]:
    """All the nodes of a function's own body, in its order."""
    found = []
    stack = list(reversed(list(function.get_children())))
    while stack:
        node = stack.pop()
        found.append(node)
        if not isinstance(node, nodes.FunctionDef | nodes.ClassDef | nodes.Lambda):
            stack.extend(reversed(list(node.get_children())))
    return tuple(found)


def guards_of(node: nodes.NodeNG, function: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """Yield the conditions that decide whether a statement is reached, nearest first."""
    child, parent = node, node.parent
    while parent is not None and child is not function:
        if isinstance(parent, nodes.If):
            yield parent.test
        body = next(
            (
                block
                for block in (getattr(parent, "body", None), getattr(parent, "orelse", None))
                if isinstance(block, list) and child in block
            ),
            None,
        )
        if body is not None:
            at = body.index(child)
            for earlier in body[max(0, at - FAR) : at]:
                if isinstance(earlier, nodes.If) and ends(earlier.body):
                    yield earlier.test
        child, parent = parent, parent.parent


def ends(body: list[nodes.NodeNG]) -> bool:
    """Whether a block always leaves its function."""
    return bool(body) and isinstance(body[-1], nodes.Return | nodes.Raise | nodes.Continue | nodes.Break)


def _decorators(function: nodes.FunctionDef) -> list[nodes.NodeNG]:
    return function.decorators.nodes if function.decorators else []
