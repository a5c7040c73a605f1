"""Texts put end to end by `+`: the whole of them, once, in scripts and in Java and Kotlin."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from guichet.reading.scripts.syntax import field, holders, text


def wholes(written: Iterable[Any], texts: Collection[str]) -> Iterator[tuple[Any, list[Any]]]:
    """Yield the whole that each text is a part of, or the text itself, with its parts in order; once for all the texts that it holds.

    `texts` are the types of a text: a part of another type is a value. A whole of any length is given entire.
    """
    read: set[int] = set()
    for node in written:
        if node.id not in read:
            whole = _whole(node)
            parts = list(_parts(whole))
            read.update(one.id for one in parts if one.type in texts)
            yield whole, parts


def _is_sum(node: Any) -> bool:
    return node.type == "binary_expression" and text(field(node, "operator")) == "+"


def _whole(node: Any) -> Any:
    whole = node
    for holder in holders(node):
        if _is_sum(holder):
            whole = holder
        elif holder.type != "parenthesized_expression":
            break
    return whole


def _parts(whole: Any) -> Iterator[Any]:
    left = [whole]
    while left:
        node = left.pop()
        if node.type == "parenthesized_expression" and node.named_child_count == 1:
            left.append(node.named_children[0])
        elif _is_sum(node):
            left += [field(node, "right"), field(node, "left")]
        else:
            yield node
