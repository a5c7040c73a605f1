"""The tables that Python writes out: dictionaries, lists and calls of a module, as the trees that files of data are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.data.trees import Tree
from guichet.reading.python.constructed import made_with
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned

_DEPTH = 6
_REMARK = 300
_REMARKS = 4
_LONGEST = 80
_NUMBERS = frozenset({"Decimal", "int", "float", "Euros", "EUR"})
"""What a number is written in that must be exact."""
_COUNTED = 1_000_000
"""Below it, a number that is worked out is written as one would write it."""


@memo
def trees_of(module: PythonModule) -> tuple[Tree, ...]:
    """Return the tables that a module gives a name to, at its top or in its classes; what they name is followed."""
    return tuple(replace(one, beside=_remarks(one, module)) for one in _named(module.tree.body, module))


def tree_of(node: nodes.NodeNG, module: PythonModule) -> Tree:
    """Return a value of a module as a table, or the plain value that it is; what it names is followed."""
    return _tree(node, "", module, 0)


def _remarks(tree: Tree, module: PythonModule) -> str:
    above: list[str] = []
    text = module.source.text
    end = text.rfind("\n", 0, tree.span.start)
    while end > 0 and len(above) < _REMARKS:
        start = text.rfind("\n", 0, end) + 1
        if not (line := text[start:end].strip()).startswith("#"):
            break
        above.append(line)
        end = start - 1
    return " ".join((getattr(module.tree.doc_node, "value", "")[:_REMARK], *reversed(above))).strip()


def _named(body: list[nodes.NodeNG], module: PythonModule) -> Iterator[Tree]:
    for one in body:
        if isinstance(one, nodes.ClassDef):
            yield from _named(one.body, module)
        elif isinstance(one, nodes.Assign | nodes.AnnAssign) and one.value is not None:
            target = one.targets[0] if isinstance(one, nodes.Assign) else one.target
            if isinstance(one, nodes.AnnAssign) and _is_left_open(one):
                continue
            yield _tree(one.value, getattr(target, "name", ""), module, 0)
        elif isinstance(one, nodes.Expr) and isinstance(one.value, nodes.Call):
            yield _tree(one.value, "", module, 0)


@memo
def classes_of(module: PythonModule) -> tuple[Tree, ...]:
    """Return the classes of a module as tables of what they and their bases set, the nearest first; `value` names the bases."""
    return tuple(_class(one, module) for one in module.tree.body if isinstance(one, nodes.ClassDef))


def _class(owner: nodes.ClassDef, module: PythonModule, depth: int = 0) -> Tree:
    parts = {one.key: one for one in _named(owner.body, module) if one.key}
    bases = [
        _class(one.node, one.module, depth + 1)
        for base in (owner.bases if depth < _DEPTH else ())
        for one in definitions(module.modules).of(base, module)
        if isinstance(one.node, nodes.ClassDef) and one.node is not owner
    ]
    for base in bases:
        parts |= {one.key: one for one in base.parts if one.key not in parts}
    named = " ".join((*(base.as_string() for base in owner.bases), *(base.value or "" for base in bases)))
    return Tree(owner.name, module.path, module.header_span(owner), named, tuple(parts.values()))


def _tree(node: nodes.NodeNG, key: str, module: PythonModule, depth: int) -> Tree:
    parts: list[Tree] = []
    value: str | None = None
    if depth > _DEPTH:
        value = ""
    elif isinstance(node, nodes.Dict):
        parts = [one for name, held in node.items for one in _items(held, name, module, depth)]
    elif isinstance(node, nodes.List | nodes.Tuple | nodes.Set):
        parts = [part for one in node.elts for part in _items(one, None, module, depth)]
    elif isinstance(node, nodes.BinOp) and node.op in ("+", "|") and (parts := _joined(node, module, depth)):
        value = None
    elif isinstance(node, nodes.BinOp) and isinstance(number := value_of(node), int | float):
        value = f"{number:g}" if number < _COUNTED else str(number)
    elif isinstance(node, nodes.ListComp | nodes.SetComp | nodes.GeneratorExp | nodes.DictComp):
        return _tree(node.generators[0].iter, key, module, depth + 1)  # what is listed again, under another shape
    elif isinstance(node, nodes.Lambda):
        return _tree(node.body, key, module, depth + 1)
    elif isinstance(node, nodes.Call) and (given := _default(node)) is not None:
        return _tree(given, key, module, depth + 1)
    elif isinstance(node, nodes.Call) and len(node.args) == 1 and not node.keywords and dotted(node.func).rpartition(".")[2] in _NUMBERS:  # fmt: skip
        return replace(_tree(node.args[0], key, module, depth + 1), span=module.span(node))
    elif isinstance(node, nodes.Call):
        value = dotted(node.func)
        parts = [_tree(one.node, name, one.module, depth + 1) for name, one in made_with(node, module)]
        if not parts:
            parts = [_tree(one, "", module, depth + 1) for one in node.args]
            parts += [_tree(one.value, one.arg or "", module, depth + 1) for one in node.keywords]
    elif isinstance(node, nodes.Name | nodes.Attribute) and (found := _behind(node, module)) is not None:
        return _tree(found[0], key, found[1], depth + 2)
    else:
        value = _text(node)
    return Tree(key, module.path, module.span(node), value, tuple(parts))


def _items(node: nodes.NodeNG, name: nodes.NodeNG | None, module: PythonModule, depth: int) -> Iterator[Tree]:
    """One item of a table; all those of another one that is put into it: `{**COMMON, "tax": True}`, `[*COMMON, "tax"]`."""
    if isinstance(name, nodes.DictUnpack):
        yield from _tree(node, "", module, depth + 1).parts
    elif isinstance(node, nodes.Starred):
        yield from _tree(node.value, "", module, depth + 1).parts
    else:
        yield _tree(node, _text(name) if name is not None else "", module, depth + 1)


def _joined(node: nodes.BinOp, module: PythonModule, depth: int) -> list[Tree]:
    """What two tables hold that are put together: `COMMON + ["tax"]`; nothing when one of them is no table."""
    sides = [_tree(one, "", module, depth + 1) for one in (node.left, node.right)]
    return [part for one in sides for part in one.parts] if all(one.parts for one in sides) else []


def _is_left_open(field: nodes.AnnAssign) -> bool:
    """Whether a typed field of a class only says that it may be left out: `notify: bool | None = None`."""
    value = field.value
    if isinstance(value, nodes.Call):
        value = _default(value) or (value.args[0] if value.args else None)
    return isinstance(field.parent, nodes.ClassDef) and isinstance(value, nodes.Const) and value.value is None


def _behind(node: nodes.NodeNG, module: PythonModule) -> tuple[nodes.NodeNG, PythonModule] | None:
    """What a name was given once, where that is written; a member of an enumeration says more by its name than by its number, or by the label beside it."""
    found = definitions(module.modules).of(node, module)
    value = assigned(found[0].node) if len(found) == 1 else None
    says_less = isinstance(value, nodes.Tuple) or (isinstance(value, nodes.Const) and not isinstance(value.value, str))
    if value is None or (
        says_less and isinstance(node, nodes.Attribute) and node.attrname.isupper() and _is_member(found[0].node)
    ):
        return None
    return value, found[0].module


def _is_member(node: nodes.NodeNG) -> bool:
    return isinstance(node.scope(), nodes.ClassDef)


def _default(call: nodes.Call) -> nodes.NodeNG | None:
    """What a field of a class is given when nobody says: `field(default_factory=lambda: [])`."""
    return next((one.value for one in call.keywords if one.arg in ("default", "default_factory")), None)


def _text(node: nodes.NodeNG | None) -> str:
    if isinstance(node, nodes.Const):
        return str(node.value)
    return node.as_string()[:_LONGEST] if node is not None else ""
