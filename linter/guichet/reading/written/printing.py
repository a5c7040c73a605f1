"""What a printed expression shows, part by part: what is known as it reads, what is not in tags."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from guichet.reading.written.expressions import Reader, as_template, filtered_first, put_in, tree_of
from guichet.reading.written.values import Expression, Value, printed


def markup_of(written: str, names: Mapping[str, Value], *, is_text: bool) -> str:
    """Return what a printed expression shows: what is known as it reads, what is not in tags, each part of a text apart."""
    tree = tree_of(written)
    return f"{{{{ {put_in(written, names)} }}}}" if tree is None else _shown(tree, written, names, is_text=is_text)


def _shown(node: ast.expr, written: str, names: Mapping[str, Value], *, is_text: bool) -> str:
    text = printed(Reader(names).of(node))
    if text is not None:
        return text
    bare = filtered_first(node)[0] if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) else node
    given = names.get(bare.id) if isinstance(bare, ast.Name) else None
    if isinstance(given, Expression) and (tree := tree_of(given)) is not None:
        return _shown(tree, given, {}, is_text=is_text)
    if isinstance(bare, ast.BinOp) and isinstance(bare.op, ast.Add) and _joins(bare, names):
        parts = (_shown(one, ast.unparse(one), names, is_text=is_text) for one in (bare.left, bare.right))
        return "".join(parts)
    if is_text and isinstance(bare, ast.IfExp) and "{" not in ast.unparse(bare.test):
        yes, no = (_shown(one, ast.unparse(one), names, is_text=is_text) for one in (bare.body, bare.orelse))
        test = as_template(bare.test, names)
        return f"{{% if {test} %}}{yes}{{% else %}}{no}{{% endif %}}"
    return f"{{{{ {put_in(written, names)} }}}}"


def _joins(node: ast.expr, names: Mapping[str, Value]) -> bool:
    """Whether an addition is one of texts."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _joins(node.left, names) or _joins(node.right, names)
    return isinstance(Reader(names).of(node), str)
