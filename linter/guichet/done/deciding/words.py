"""The names and short texts that a piece of Python is written with."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

_LONGEST = 40
_OF_TEXTS = frozenset(
    "lower upper strip lstrip rstrip title capitalize casefold swapcase split rsplit join format replace encode decode".split()
)
"""What is asked of a text, or of a column of texts: `lower` is then no lane."""


def names_in(scope: nodes.NodeNG, longest: int = _LONGEST) -> Iterator[str]:
    """Yield the names, attributes, keywords and texts of a piece of code, those alone that are shorter than `longest`."""
    for node in scope.nodes_of_class(
        (nodes.Name, nodes.AssignName, nodes.Attribute, nodes.AssignAttr, nodes.Keyword, nodes.Const)
    ):
        if _is_of_a_text(node):
            continue
        if isinstance(node, nodes.Name | nodes.AssignName):
            yield node.name
        elif isinstance(node, nodes.Attribute | nodes.AssignAttr):
            yield node.attrname
        elif isinstance(node, nodes.Keyword):
            yield node.arg or ""
        elif isinstance(node.value, str) and len(node.value) < longest:
            yield node.value


def _is_of_a_text(node: nodes.NodeNG) -> bool:
    """Whether a name is that of what writes a text in another way: `name.lower()`, `Lower("name")`."""
    name = node.attrname if isinstance(node, nodes.Attribute) else node.name if isinstance(node, nodes.Name) else ""
    return name.lower() in _OF_TEXTS and isinstance(node.parent, nodes.Call) and node.parent.func is node
