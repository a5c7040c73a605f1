"""A program walked once, each part with what stands around it: what the readers of several languages share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from guichet.reading.scripts.syntax import field, text

Stand = TypeVar("Stand")


def walked(first: Stand, inside: Callable[[Stand], Iterable[Stand]]) -> Iterator[Stand]:
    """Yield a part and all that is in it, in source order, without recursion."""
    stack = [first]
    while stack:
        stand = stack.pop()
        yield stand
        stack.extend(reversed(list(inside(stand))))


def parts_of_test(test: Any, holds: bool, bare: Callable[[Any], Any]) -> Iterator[tuple[Any, bool]]:
    """Yield the parts of a test, where each of them must hold, or must not; `bare` takes its brackets away."""
    stack = [(test, holds)]
    while stack:
        node, must = stack.pop()
        node = bare(node)
        if node is None:
            continue
        operator = text(field(node, "operator"))
        if operator == "!" and node.type == "unary_expression":
            stack.append((node.named_children[-1], not must))
        elif node.type == "binary_expression" and operator == ("&&" if must else "||"):
            stack += [(field(node, "right"), must), (field(node, "left"), must)]
        else:
            yield node, must
