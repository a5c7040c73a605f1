"""The parts of Python that names are followed through: what a target was given, what a call gives, what a function returns."""

from __future__ import annotations

from typing import TypeAlias

from astroid import nodes

from guichet.core.memo import memo

Function: TypeAlias = nodes.FunctionDef | nodes.Lambda


def class_around(node: nodes.NodeNG) -> nodes.ClassDef | None:
    """Return the class that a node is written in."""
    while node is not None and not isinstance(node, nodes.ClassDef):
        node = node.parent
    return node


def class_of_self(node: nodes.NodeNG) -> nodes.ClassDef | None:
    """Return the class whose `self` an expression speaks of: not the one that it is a base of, written inside a method."""
    own = class_around(node)
    while own is not None and any(base is node or base.parent_of(node) for base in own.bases):
        own = class_around(own.parent)
    return own


def function_around(node: nodes.NodeNG) -> nodes.FunctionDef | nodes.Lambda | None:
    """Return the function that a node is written in, itself left out."""
    node = node.parent
    while node is not None and not isinstance(node, nodes.FunctionDef | nodes.Lambda):
        node = node.parent
    return node


def assigned(node: nodes.NodeNG) -> nodes.NodeNG | None:
    """Return the value that a target was given, part by part where both sides are written out; None when unknown."""
    if isinstance(node, nodes.FunctionDef | nodes.ClassDef | nodes.Module):
        return None
    parent, part = node.parent, node
    if isinstance(parent, nodes.Tuple | nodes.List):
        outer = parent.parent
        if isinstance(outer, nodes.Assign) and parent in outer.targets:
            value = outer.value
            if isinstance(value, nodes.Tuple | nodes.List) and len(value.elts) == len(parent.elts):
                return value.elts[parent.elts.index(part)]
            return value
        parent = outer
    if isinstance(parent, nodes.Assign | nodes.AnnAssign | nodes.AugAssign | nodes.NamedExpr):
        return parent.value
    if isinstance(parent, nodes.For | nodes.Comprehension):
        return parent.iter
    if isinstance(parent, nodes.With):
        return next((context for context, target in parent.items if target is node), None)
    return None


def place_among(target: nodes.NodeNG) -> int | None:
    """Return which part of a value a target takes, `b` in `a, b = value`; None when it takes the whole."""
    several = target.parent
    if isinstance(several, nodes.Tuple | nodes.List) and isinstance(several.parent, nodes.Assign):
        starred = any(isinstance(one, nodes.Starred) for one in several.elts)
        return None if starred else several.elts.index(target)
    return None


def lookup(node: nodes.NodeNG) -> tuple[nodes.NodeNG, nodes.NodeNG] | None:
    """Return the table that a value is taken out of, and the key: `table[key]`, `table.get(key, …)`; None for another value."""
    if isinstance(node, nodes.Subscript):
        return node.value, node.slice
    if isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute) and node.args:
        return (node.func.expr, node.args[0]) if node.func.attrname == "get" else None
    return None


def held_in(table: nodes.NodeNG) -> list[nodes.NodeNG]:
    """Return what a table or a list that is written out holds, whatever the key; what `table.values()` goes through is the table."""
    if isinstance(table, nodes.List | nodes.Tuple | nodes.Set):
        return list(table.elts)
    if isinstance(table, nodes.Dict):
        return [value for _, value in table.items]
    if isinstance(table, nodes.Call) and isinstance(table.func, nodes.Attribute) and not table.args:
        return [table.func.expr] if table.func.attrname in ("items", "values") else []
    return []


def annotation_of(name: nodes.AssignName) -> nodes.NodeNG | None:
    """Return the annotation of a parameter."""
    arguments = name.parent
    if not isinstance(arguments, nodes.Arguments):
        return None
    for names, types in (
        (arguments.posonlyargs, arguments.posonlyargs_annotations),
        (arguments.args or [], arguments.annotations),
        (arguments.kwonlyargs, arguments.kwonlyargs_annotations),
    ):
        for one, annotation in zip(names, types, strict=False):
            if one is name:
                return annotation
    return None


def argument(call: nodes.Call, function: Function, name: str) -> nodes.NodeNG | None:
    """Return what a call gives to a parameter, its default when it gives nothing; None when unknown."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    arguments = function.args
    positional = [one.name for one in (*arguments.posonlyargs, *(arguments.args or ()))]
    if positional[:1] in (["self"], ["cls"]) and isinstance(call.func, nodes.Attribute):
        positional = positional[1:]
    if name in positional and positional.index(name) < len(call.args):
        given = call.args[positional.index(name)]
        return None if isinstance(given, nodes.Starred) else given
    return default_of(function, name)


def default_of(function: Function, name: str) -> nodes.NodeNG | None:
    """Return the default of a parameter."""
    try:
        found: nodes.NodeNG = function.args.default_value(name)
    except Exception:  # astroid's own NoDefault, of a class that has moved between versions
        return None
    return found


@memo
def returned(function: Function) -> tuple[nodes.NodeNG, ...]:
    """Return the values that a function gives back."""
    if isinstance(function, nodes.Lambda) and not isinstance(function, nodes.FunctionDef):
        return (function.body,)
    inner = (nodes.FunctionDef, nodes.ClassDef)
    given = (one.value for one in function.nodes_of_class((nodes.Return, nodes.Yield), skip_klass=inner))
    return tuple(one for one in given if one is not None)
