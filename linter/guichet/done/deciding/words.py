"""The names and short texts that a piece of Python is written with."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

_LONGEST = 40


def names_in(scope: nodes.NodeNG, longest: int = _LONGEST) -> Iterator[str]:
    """Yield the names, attributes, keywords and texts of a piece of code, those alone that are shorter than `longest`."""
    for node in scope.nodes_of_class(
        (nodes.Name, nodes.AssignName, nodes.Attribute, nodes.AssignAttr, nodes.Keyword, nodes.Const)
    ):
        if isinstance(node, nodes.Name | nodes.AssignName):
            yield node.name
        elif isinstance(node, nodes.Attribute | nodes.AssignAttr):
            yield node.attrname
        elif isinstance(node, nodes.Keyword):
            yield node.arg or ""
        elif isinstance(node.value, str) and len(node.value) < longest:
            yield node.value
