"""Whether a score of someone is a number and nothing else."""

from __future__ import annotations

from astroid import nodes

from guichet.done.deciding.score import Score
from guichet.done.people.people import is_person, is_thing


def is_about_someone(score: Score) -> bool:
    """Whether a score function is given a person first, or the file about one."""
    names = [argument.name for argument in score.scope.args.args or [] if argument.name not in ("self", "cls")]
    return bool(names) and not any(is_thing(name) for name in names[:1]) and is_person(names[0])


def returns_number(function: nodes.FunctionDef) -> bool:
    """Whether all that a function gives back is a number."""
    answers = [
        one.value
        for one in function.nodes_of_class(nodes.Return, skip_klass=nodes.FunctionDef)
        if one.value is not None
    ]
    answers = (
        answers if answers else [one.value for one in function.nodes_of_class(nodes.Return) if one.value is not None]
    )
    return bool(answers) and all(_is_number(one, function) for one in answers)


def _is_number(node: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    if isinstance(node, nodes.BinOp):
        return (node.op in "+-*/" and not isinstance(node.left, nodes.Const | nodes.JoinedStr)) or _is_number(
            node.right, function
        )
    if isinstance(node, nodes.Const):
        return isinstance(node.value, int | float) and not isinstance(node.value, bool)
    if isinstance(node, nodes.Call):
        return isinstance(node.func, nodes.Name) and node.func.name in ("min", "max", "round", "sum", "float", "int")
    if isinstance(node, nodes.Name):
        return any(
            isinstance(one, nodes.AugAssign)
            and isinstance(one.target, nodes.AssignName)
            and one.target.name == node.name
            for one in function.nodes_of_class(nodes.AugAssign)
        ) or any(
            isinstance(one.targets[0], nodes.AssignName)
            and one.targets[0].name == node.name
            and _is_number(one.value, function)
            for one in function.nodes_of_class(nodes.Assign)
            if not isinstance(one.value, nodes.Name)
        )
    return False
