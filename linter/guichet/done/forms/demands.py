"""Which fields a form turns down when they are empty, or lets be, elsewhere than where it declares them."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.data.answers import YES
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import dotted
from guichet.reading.python.scopes import given_to
from guichet.reading.python.views import refuses

_TICKED = YES | {"checked"}
"""What a box sends when it is ticked."""
_JUDGES = ("clean", "validate", "is_valid", "check")


@memo
def demanded(owner: nodes.ClassDef) -> frozenset[str]:
    """Return the fields that a class requires after it declared them: by `required = True`, or by a method that refuses."""
    found = {name for name, value in _set(owner) if value}
    for method in owner.mymethods():
        if method.parent is owner and (method.name.startswith(_JUDGES) or method.decorators is not None):
            for branch in method.nodes_of_class(nodes.If):
                if refuses(branch.body):
                    found.update(emptiness(branch.test, method))
                    found.update(_judged(branch.test, method))
    return frozenset(found)


def _judged(test: nodes.NodeNG, method: nodes.FunctionDef) -> Iterator[str]:
    """The fields that a method is marked to judge, when it refuses what it is given for being empty: `@field_validator("x")`."""
    taken = {one.name for one in method.args.args or ()}
    held = missing(test)
    if isinstance(held, nodes.Name) and held.name in taken:
        for mark in method.decorators.nodes if method.decorators is not None else ():
            for one in mark.args if isinstance(mark, nodes.Call) else ():
                yield from names_of(one)


@memo
def freed(owner: nodes.ClassDef) -> frozenset[str]:
    """Return the fields that a class lets be empty after it declared them."""
    return frozenset(name for name, value in _set(owner) if not value)


@memo
def sometimes(owner: nodes.ClassDef) -> frozenset[str]:
    """Return the fields that a class wants, or lets be, in some cases alone: under a condition that is not their emptiness."""
    found: set[str] = set()
    for statement in owner.nodes_of_class(nodes.Assign):
        target = statement.targets[0]
        if isinstance(target, nodes.AssignAttr) and target.attrname == "required" and _is_under_condition(statement):
            found.update(names_of(target.expr.slice) if isinstance(target.expr, nodes.Subscript) else ())
    for method in owner.mymethods():
        if method.parent is owner and method.name.startswith(_JUDGES):
            for branch in method.nodes_of_class(nodes.If):
                if refuses(branch.body):
                    test = branch.test
                    several = isinstance(test, nodes.BoolOp) and test.op == "and"
                    if several or _is_under_condition(branch):
                        for part in test.values if several else [test]:
                            found.update(emptiness(part, method))
    return frozenset(found)


def _is_under_condition(node: nodes.NodeNG) -> bool:
    while (node := node.parent) is not None and not isinstance(node, nodes.FunctionDef | nodes.ClassDef):
        if isinstance(node, nodes.If | nodes.Match):
            return True
    return False


def _set(owner: nodes.ClassDef) -> Iterator[tuple[str, bool]]:
    """`self.fields["x"].required = True`, also in a loop over names that are written out."""
    for statement in owner.nodes_of_class(nodes.Assign):
        target = statement.targets[0]
        if isinstance(target, nodes.AssignAttr) and target.attrname == "required":
            held = target.expr
            value = value_of(statement.value)
            if isinstance(held, nodes.Subscript) and isinstance(value, bool):
                for name in names_of(held.slice):
                    yield name, value
            elif isinstance(held, nodes.Name):
                yield from _set_in_turn(held, statement.value)


def _set_in_turn(field: nodes.Name, value: nodes.NodeNG) -> Iterator[tuple[str, bool]]:
    """`for name, field in self.fields.items(): field.required = name in WANTED`."""
    loop = next((one.statement() for one in given_to(field) if isinstance(one.statement(), nodes.For)), None)
    test = value.ops[0] if isinstance(value, nodes.Compare) and len(value.ops) == 1 else None
    if loop is None or test is None or test[0] != "in" or not dotted(getattr(loop.iter, "func", None)).endswith("fields.items"):  # fmt: skip
        return
    if isinstance(value.left, nodes.Name) and any(one.name == value.left.name for one in loop.target.nodes_of_class(nodes.AssignName)):  # fmt: skip
        yield from ((name, True) for name in _listed(test[1]))


def names_of(node: nodes.NodeNG) -> list[str]:
    """Return the strings that a key may be: a constant, or a name of a loop over a list that is written out."""
    value = value_of(node)
    if isinstance(value, str):
        return [value]
    if isinstance(node, nodes.Name):
        for one in given_to(node):
            loop = one.parent
            if isinstance(loop, nodes.For | nodes.Comprehension):
                return _listed(loop.iter)
    return []


def _listed(node: nodes.NodeNG) -> list[str]:
    """The strings of a list that is written out, there or under a name of the module."""
    if isinstance(node, nodes.Name):
        held = node.root().locals.get(node.name, ())
        node = next((one.parent.value for one in held if isinstance(one.parent, nodes.Assign)), node)
    if not isinstance(node, nodes.List | nodes.Tuple | nodes.Set):
        return []
    return [str(item.value) for item in node.elts if isinstance(item, nodes.Const)]


def emptiness(test: nodes.NodeNG, scope: nodes.NodeNG) -> Iterator[str]:
    """Yield the keys of which a test says that one alone is missing: `not data.get("x")`, `x is None`, `"@" not in x`."""
    for part in test.values if isinstance(test, nodes.BoolOp) and test.op == "or" else [test]:
        if (held := missing(part)) is not None:
            yield from read_key(held, scope)


def missing(test: nodes.NodeNG) -> nodes.NodeNG | None:
    """Return what a test finds empty; None when it tests something else."""
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        inner = test.operand
        return None if isinstance(inner, nodes.BoolOp) else inner
    if isinstance(test, nodes.Compare) and len(test.ops) == 1:
        operator, right = test.ops[0]
        if operator in ("is", "==") and isinstance(right, nodes.Const) and right.value in (None, ""):
            return test.left
        if operator == "not in":
            return right
        if operator in ("!=", "is not") and isinstance(right, nodes.Const) and str(right.value).lower() in _TICKED:
            return test.left
        if operator in ("<", "==") and isinstance(test.left, nodes.Call) and dotted(test.left.func) == "len":
            return test.left.args[0] if test.left.args else None
    return None


def read_key(node: nodes.NodeNG, scope: nodes.NodeNG, depth: int = 0) -> Iterator[str]:
    """Yield the keys that an expression reads: `data["x"]`, `data.get("x", "").strip()`, a name given that."""
    if depth > 4:
        return
    if isinstance(node, nodes.Subscript):
        yield from names_of(node.slice)
    elif isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute):
        if node.func.attrname in ("get", "pop") and node.args:
            yield from names_of(node.args[0])
        elif node.func.attrname in ("match", "fullmatch", "search") and node.args:
            yield from read_key(node.args[-1], scope, depth + 1)
        else:
            yield from read_key(node.func.expr, scope, depth + 1)
    elif isinstance(node, nodes.BoolOp):
        yield from read_key(node.values[0], scope, depth + 1)
    elif isinstance(node, nodes.Attribute) and node.attrname == "data":
        yield from read_key(node.expr, scope, depth + 1)
    elif isinstance(node, nodes.Attribute) and dotted(node.expr) in ("self", "form"):
        yield node.attrname
    elif isinstance(node, nodes.Name):
        for one in given_to(node):
            value = getattr(one.parent, "value", None)
            if (
                isinstance(one.parent, nodes.Assign | nodes.AnnAssign | nodes.NamedExpr)
                and value is not None
                and value is not node
            ):
                yield from read_key(value, scope, depth + 1)
