"""What a printed expression shows, part by part: what is known as it reads, what is not in tags."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from guichet.reading.written.expressions import given_as, put_in
from guichet.reading.written.spelling import TAKEN, tree_of
from guichet.reading.written.values import Expression, Value, printed

_ESCAPES = "e"


def markup_of(written: str, names: Mapping[str, Value], *, is_text: bool) -> str:
    """Return what a printed expression shows; in a text, each of the two that a condition chooses between."""
    tree = tree_of(written)
    return f"{{{{ {put_in(written, names)} }}}}" if tree is None else _shown(tree, written, names, is_text=is_text)


def _shown(node: ast.expr, written: str, names: Mapping[str, Value], *, is_text: bool) -> str:
    bare = node.left if isinstance(node, ast.BinOp) and _is_escape(node) else node
    value = given_as(ast.unparse(bare), names)
    text = "" if value is None else printed(value)
    if text is not None:
        return text
    given = names.get(bare.id) if isinstance(bare, ast.Name) else None
    if isinstance(given, Expression) and (tree := tree_of(given)) is not None:
        return _shown(tree, given, {}, is_text=is_text)
    if is_text and isinstance(bare, ast.IfExp) and "{" not in ast.unparse(bare.test):
        yes, no = (_shown(one, _written(one), names, is_text=True) for one in (bare.body, bare.orelse))
        return f"{{% if {put_in(_written(bare.test), names)} %}}{yes}{{% else %}}{no}{{% endif %}}"
    return f"{{{{ {put_in(written, names)} }}}}"


def _is_escape(node: ast.BinOp) -> bool:
    return isinstance(node.op, ast.Pow) and isinstance(node.right, ast.Name) and node.right.id == _ESCAPES


def _written(node: ast.expr) -> str:
    return ast.unparse(node).replace(", ...)", ")").replace(" ** ", "|").replace(TAKEN, "")
