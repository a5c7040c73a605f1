"""Lists among which one is enough, by what the program that reads them does: it only looks whether something of them is there."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.python.module import PythonModule

_EACH = frozenset({"items", "values"})
_SHARED = frozenset({"isdisjoint", "intersection"})


@memo
def takes_any_of_each(module: PythonModule) -> bool:
    """Return whether a module goes through the lists of a table and is content with any one of what each of them holds."""
    return any(_is_content(name, where) for name, where in _lists(module.tree))


def _lists(tree: nodes.Module) -> Iterator[tuple[str, nodes.NodeNG]]:
    """The names that loops give each list of a table, with what is done under them: `for kind, accepted in table.items()`."""
    for loop in tree.nodes_of_class((nodes.For, nodes.Comprehension)):
        over = getattr(loop.iter, "func", None)
        if not isinstance(over, nodes.Attribute) or over.attrname not in _EACH:
            continue
        last = loop.target.elts[-1] if isinstance(loop.target, nodes.Tuple) and loop.target.elts else loop.target
        if isinstance(last, nodes.AssignName):
            yield last.name, loop if isinstance(loop, nodes.For) else loop.parent


def _is_content(name: str, where: nodes.NodeNG) -> bool:
    """Whether something is looked for in a list: `sent in accepted`, `set(sent) & set(accepted)`, `set(sent).isdisjoint(accepted)`."""
    for one in where.nodes_of_class((nodes.Compare, nodes.BinOp, nodes.Call)):
        if isinstance(one, nodes.Compare):
            looked = any(sign in ("in", "not in") and _is(name, held) for sign, held in one.ops)
            found = looked and not isinstance(one.left, nodes.Const)
        elif isinstance(one, nodes.BinOp):
            found = one.op == "&" and any(_names(name, part) for part in (one.left, one.right))
        else:
            called = getattr(one.func, "attrname", "")
            found = called in _SHARED and any(_names(name, part) for part in (one.func.expr, *one.args))
        if found:
            return True
    return False


def _is(name: str, node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def _names(name: str, node: nodes.NodeNG) -> bool:
    """Whether a name stands somewhere in an expression."""
    return any(one.name == name for one in node.nodes_of_class(nodes.Name))
