"""Where a score decides by itself: comparisons, filters and rankings whose branch harms someone, with nobody in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from astroid import nodes

from guichet.done.deciding.decisions import Act, Effect, acts, effect_of, is_status, speaks_of, status_word
from guichet.done.deciding.score import is_score_name
from guichet.done.people.people import is_thing
from guichet.reading.python.literals import resolved
from guichet.reading.python.module import PythonModule, dotted

_PROBABILITY = re.compile(r"predict_proba|decision_function|probabilit|proba\b|likelihood", re.I)
_LOOKUP = re.compile(r"^(\w+?)__(?:gte?|lte?|range)$")

Threshold = tuple[nodes.NodeNG, str, Act]
"""What compares, the score's name, and the first harmful act."""


def thresholds_of(node: nodes.NodeNG, module: PythonModule) -> Iterator[Threshold]:
    """Yield the harmful thresholds that an `if`, a conditional value, a ranked loop or a filtered update holds."""
    if isinstance(node, nodes.If):
        score = _compared(node.test)
        if score:
            yield from _harm(node.test, score, (*node.body, *_own_else(node)), node)
    elif isinstance(node, nodes.IfExp):
        score = _compared(node.test)
        if score and isinstance(node.parent, nodes.Assign | nodes.Return | nodes.Keyword):
            yield from _harm(node.test, score, (node.parent,), node)
    elif isinstance(node, nodes.For):
        score = _ranked(node.iter) or _filtered(node.iter)
        if score:
            yield from _harm(node.iter, score, node.body, node)
    elif isinstance(node, nodes.Assign):
        yield from _masked(node)
    elif isinstance(node, nodes.Call):
        yield from _bulk(node)


def _own_else(node: nodes.If) -> Iterable[nodes.NodeNG]:
    return () if len(node.orelse) == 1 and isinstance(node.orelse[0], nodes.If) else node.orelse


def _harm(test: nodes.NodeNG, score: str, branch: Iterable[nodes.NodeNG], node: nodes.NodeNG) -> Iterator[Threshold]:
    found = list(acts(branch))
    if any(act.effect is Effect.HUMAN for act in found):
        return
    harm = next((act for act in found if act.effect is Effect.ADVERSE and not _is_about_thing(act)), None)
    if harm is None or _gated(node):
        return
    yield test, score, harm


def _is_about_thing(act: Act) -> bool:
    node = act.node
    target = node.func if isinstance(node, nodes.Call) else getattr(node, "targets", [None])[0]
    while isinstance(target, nodes.Attribute | nodes.AssignAttr | nodes.Subscript):
        target = target.value if isinstance(target, nodes.Subscript) else target.expr
    return isinstance(target, nodes.Name) and is_thing(target.name)


_STAFF = re.compile(r"permission|staff|agent|role|admin|superuser|instructeur|caseworker", re.I)


def _gated(node: nodes.NodeNG) -> bool:
    """Whether an officer drives the function, by its decorators or arguments."""
    frame = node.frame()
    if not isinstance(frame, nodes.FunctionDef):
        return False
    decorators = frame.decorators.nodes if frame.decorators else []
    names = [arg.name for arg in (frame.args.args or [])]
    return any(_STAFF.search(one.as_string()) for one in decorators) or any(_STAFF.search(name) for name in names)


def _compared(test: nodes.NodeNG) -> str:
    """The name of the score that a condition compares with something, through a variable or a predicate."""
    for one in _parts(test):
        if isinstance(one, nodes.Compare) and any(op in (">", ">=", "<", "<=") for op, _ in one.ops):
            for side in (one.left, *(right for _, right in one.ops)):
                if score := _score_in(side):
                    return score
        elif isinstance(one, nodes.Name):
            value = _assigned(one)
            if isinstance(value, nodes.Compare) and (score := _compared(value)):
                return score
        elif isinstance(one, nodes.Call) and isinstance(one.func, nodes.Name):
            for found in one.func.lookup(one.func.name)[1]:
                if isinstance(found, nodes.FunctionDef):
                    for answer in found.nodes_of_class(nodes.Return):
                        if isinstance(answer.value, nodes.Compare) and (score := _compared(answer.value)):
                            return score
    return ""


def _assigned(name: nodes.Name) -> nodes.NodeNG | None:
    for found in name.lookup(name.name)[1]:
        if isinstance(found, nodes.AssignName) and isinstance(found.parent, nodes.Assign):
            return found.parent.value
    return None


def _parts(test: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    if isinstance(test, nodes.BoolOp):
        for value in test.values:
            yield from _parts(value)
    elif isinstance(test, nodes.UnaryOp):
        yield from _parts(test.operand)
    elif isinstance(test, nodes.NamedExpr):
        yield from _parts(test.value)
    else:
        yield test


def _score_in(node: nodes.NodeNG) -> str:
    """The name of the score that an expression is, when it is one about people."""
    if isinstance(node, nodes.NamedExpr):
        return _score_in(node.value)
    path = dotted(node)
    if isinstance(node, nodes.Subscript):
        if (
            isinstance(node.slice, nodes.Const)
            and isinstance(node.slice.value, str)
            and is_score_name(node.slice.value)
        ):
            return node.slice.value
        path = dotted(_unindexed(node))
    if isinstance(node, nodes.Call) and path.endswith((".get", "round", "float", "int")) and node.args:
        first = node.args[0]
        return first.value if isinstance(first, nodes.Const) and is_score_name(str(first.value)) else _score_in(first)
    if not path:
        return ""
    last = path.rpartition(".")[2]
    if _PROBABILITY.search(path):
        return last
    if last.isupper() or any(is_thing(part) or speaks_of(part, "thing") for part in path.split(".")[:-1]):
        return ""
    if is_score_name(last):
        return last
    if isinstance(node, nodes.Name):
        value = _assigned(node)
        if isinstance(value, nodes.Subscript | nodes.Call) and not isinstance(resolved(value), nodes.Const):
            inner = dotted(_unindexed(value))
            name = inner.rpartition(".")[2]
            if _PROBABILITY.search(inner) or (is_score_name(name) and not speaks_of(inner, "thing")):
                return name
    return ""


def _unindexed(node: nodes.NodeNG) -> nodes.NodeNG:
    while isinstance(node, nodes.Subscript):
        node = node.value
    return node


def _ranked(node: nodes.NodeNG) -> str:
    """`sorted(people, key=score)[:200]`, `people.nlargest(200, "score")`, `.order_by("-score")[:200]`."""
    cut = isinstance(node, nodes.Subscript)
    inner = node.value if isinstance(node, nodes.Subscript) else node
    if not isinstance(inner, nodes.Call):
        return ""
    name = dotted(inner).rpartition(".")[2]
    if name in ("nlargest", "nsmallest") or (cut and name in ("sorted", "order_by", "sort_values")):
        words = [status_word(arg) for arg in inner.args] + [
            status_word(word.value.body if isinstance(word.value, nodes.Lambda) else word.value)
            for word in inner.keywords
        ]
        return next((word.lstrip("-") for word in words if is_score_name(word)), "")
    return ""


def _filtered(node: nodes.NodeNG) -> str:
    """`People.objects.filter(score__gt=70)`, `df[df["score"] > 0.7]`, `(p for p in people if score(p) > 3)`."""
    if isinstance(node, nodes.Name):
        value = _assigned(node)
        if value is None or isinstance(value, nodes.Name):
            return ""
        node = value
    if isinstance(node, nodes.ListComp | nodes.GeneratorExp):
        return next((score for one in node.generators for test in one.ifs if (score := _compared(test))), "")
    for call in node.nodes_of_class(nodes.Call):
        for keyword in call.keywords:
            match = _LOOKUP.match(keyword.arg or "")
            if match and is_score_name(match[1]) and not any(is_thing(part) for part in dotted(call).split(".")[:1]):
                return match[1]
    for part in node.nodes_of_class(nodes.Subscript):
        if isinstance(part.slice, nodes.Compare) and (score := _compared(part.slice)):
            return score
    return ""


def _bulk(node: nodes.Call) -> Iterator[Threshold]:
    """`filter(score__gt=…).update(statut="suspendu")`, straight or through a variable."""
    if not isinstance(node.func, nodes.Attribute) or node.func.attrname != "update":
        return
    score = _filtered(node.func.expr)
    if score and not _gated(node):
        yield from _harm(node, score, (node,), node)


def _masked(node: nodes.Assign) -> Iterator[Threshold]:
    """`df.loc[df["score"] > 0.7, "statut"] = "suspendu"`."""
    target = node.targets[0]
    if (
        not isinstance(target, nodes.Subscript)
        or not isinstance(target.slice, nodes.Tuple)
        or len(target.slice.elts) != 2
    ):
        return
    test, column = target.slice.elts
    word = status_word(node.value)
    if (score := _compared(test)) and is_status(status_word(column)) and effect_of(word) is Effect.ADVERSE:
        yield test, score, Act(Effect.ADVERSE, node, word)
