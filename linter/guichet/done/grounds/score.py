"""A number that judges people and decides: a model's output, a score by its name, points added up under tests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.deciding.decisions import speaks_of
from guichet.done.deciding.score import is_score_name
from guichet.done.nouns.act import Ground, Reason
from guichet.done.people.people import is_person, is_thing
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins
from guichet.reading.python.parts import returned
from guichet.reading.python.paths import own_nodes

_PREDICTS = re.compile(r"^(?:a?predict|infer|classify|decision_function$|score_samples$|proba|likelihood)", re.I)
_ORDERED = frozenset({"<", "<=", ">", ">="})
_LOOKUP = re.compile(r"^(\w+?)__(?:gte?|lte?|range)$")
_SORTS = frozenset({"sorted", "sort", "order_by", "sort_values", "nlargest", "nsmallest", "argsort"})
_CASTS = frozenset({"get", "round", "float", "int", "getattr", "abs", "min", "max"})
_ADDED = 2
"""How many times points are added before a sum is a judgement."""


def score_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the score that a test or a value depends on, shown by its name, at the place where it decides."""
    for one in origins(node, module):
        name = _judged(one)
        if name:
            return Ground(Reason.SCORE, module.path, module.span(node), name, one.way)
    return None


def is_named_a_score(name: str) -> bool:
    """Whether a name, by itself, is that of a score or of a model's answer: a sum of points may add up anything."""
    return is_score_name(name) or _PREDICTS.match(name) is not None


def _judged(one: Origin) -> str:
    """The score that one expression compares, sorts by, filters on, or asks of a model."""
    node = one.node
    if isinstance(node, nodes.Compare):
        if any(op in _ORDERED for op, _ in node.ops):
            sides = (node.left, *(right for _, right in node.ops))
            return next((name for side in sides if (name := score_named(side, one.module))), "")
    elif isinstance(node, nodes.Call):
        return _called(node)
    return ""


def _called(node: nodes.Call) -> str:
    path = dotted(node.func)
    last = path.rpartition(".")[2]
    if _is_of_thing(path):
        return ""
    if _PREDICTS.match(last):
        return last
    if last in _SORTS:
        return next((name.lstrip("-") for name in _keys(node) if is_score_name(name)), "")
    looked = (_LOOKUP.match(word.arg or "") for word in node.keywords)
    return next((one[1] for one in looked if one and is_score_name(one[1])), "")


def _keys(node: nodes.Call) -> Iterator[str]:
    """The names that a query or a list is sorted by, bare, in `F(…)`, in a lambda or as a function."""
    given = [*node.args, *(word.value for word in node.keywords if word.arg in ("key", "by", "columns"))]
    for one in given:
        for part in (one, *one.nodes_of_class((nodes.Const, nodes.Attribute, nodes.Name, nodes.Call))):
            if isinstance(part, nodes.Const) and isinstance(part.value, str):
                yield part.value
            elif isinstance(part, nodes.Attribute | nodes.Name):
                yield part.attrname if isinstance(part, nodes.Attribute) else part.name


def score_named(node: nodes.NodeNG, module: PythonModule) -> str:
    """Return the name of the score that one side of a comparison is; empty when it is none, or one of a thing."""
    for one in origins(node, module):
        name = _name(one.node)
        if name or (len(one.hops) > 3 and not one.calls):
            return name
        for function in (step[0] for step in one.calls):
            if isinstance(function, nodes.FunctionDef) and adds_up(function):
                return str(function.name)
    return ""


def _name(node: nodes.NodeNG) -> str:
    if isinstance(node, nodes.Subscript):
        if not (isinstance(node.slice, nodes.Const) and isinstance(node.slice.value, str)):
            return ""
        return str(node.slice.value) if is_score_name(node.slice.value) else ""
    path = dotted(node)
    last = path.rpartition(".")[2]
    if isinstance(node, nodes.Call):
        if last in _CASTS and node.args:
            key = node.args[-1] if last == "getattr" else node.args[0]
            return str(key.value) if isinstance(key, nodes.Const) and is_score_name(str(key.value)) else ""
        if _PREDICTS.match(last) and not _is_of_thing(path):
            return last
    if not isinstance(node, nodes.Name | nodes.Attribute | nodes.Call) or last.isupper() or _is_of_thing(path):
        return ""
    return last if is_score_name(last) else ""


def _is_of_thing(path: str) -> bool:
    return any(is_thing(part) or speaks_of(part, "thing") for part in path.split(".")[:-1] if part.lower() != "model")


def adds_up(function: nodes.FunctionDef) -> bool:
    """Whether a function judges someone by adding points: numbers added under tests, or weights multiplied and summed."""
    names = [one.name for one in (function.args.args or ()) if one.name not in ("self", "cls")]
    if not names or not any(is_person(name) for name in names):
        return False
    gathered = {
        one.targets[0].as_string() for one in own_nodes(function, nodes.Assign) if not _may_be_number(one.value)
    }
    added = [
        one
        for one in own_nodes(function, nodes.AugAssign)
        if one.op in ("+=", "-=")
        and _gives_points(one)
        and _may_be_number(one.value)
        and one.target.as_string() not in gathered
    ]
    return (
        len(added) >= _ADDED
        or any(map(_is_from_a_table, added))
        or any(_sums_a_table(one) for one in returned(function))
    )


def _is_from_a_table(node: nodes.AugAssign) -> bool:
    """Whether the points of each line of a table are added under a test: `for one in CRITERIA: if one.test(p): n += one.points`."""
    loop = node.parent
    while loop is not None and not isinstance(loop, nodes.For | nodes.FunctionDef):
        loop = loop.parent
    return isinstance(node.parent, nodes.If) and isinstance(loop, nodes.For) and _is_weight(node.value, loop)


def _sums_a_table(node: nodes.NodeNG) -> bool:
    """Whether an answer sums the points of the lines of a table that are true of someone."""
    for call in (node, *node.nodes_of_class(nodes.Call)):
        if isinstance(call, nodes.Call) and dotted(call.func) == "sum" and call.args:
            made = call.args[0]
            if isinstance(made, nodes.GeneratorExp | nodes.ListComp):
                loop = made.generators[0]
                if loop.ifs and _is_weight(made.elt, loop):
                    return True
    return False


def _is_weight(value: nodes.NodeNG, loop: nodes.For | nodes.Comprehension) -> bool:
    """Whether what is added is written in the line of a constant table that a loop goes through."""
    table = dotted(loop.iter.func.expr if _is_items(loop.iter) else loop.iter).rpartition(".")[2]
    lines = {one.name for one in loop.target.nodes_of_class(nodes.AssignName)}
    return table.isupper() and any(one.name in lines for one in value.nodes_of_class(nodes.Name))


def _is_items(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute) and node.func.attrname == "items"


def _may_be_number(value: nodes.NodeNG) -> bool:
    """Whether something may be points: no list of what is wrong, no text."""
    if isinstance(value, nodes.Const):
        return not isinstance(value.value, str)
    return not isinstance(value, nodes.List | nodes.Tuple | nodes.Dict | nodes.Set | nodes.ListComp | nodes.JoinedStr)


def _gives_points(node: nodes.AugAssign) -> bool:
    """Whether what is added depends on a test, or is weighed: counting everything the same judges nobody."""
    parent = node.parent
    weighed = isinstance(node.value, nodes.IfExp | nodes.Call | nodes.Subscript) or (
        isinstance(node.value, nodes.BinOp) and node.value.op == "*"
    )
    return weighed or isinstance(parent, nodes.If)
