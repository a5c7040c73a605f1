"""Appeals that a machine's decisions are left out of: a list of who may be asked to look again, a test that turns them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from astroid import nodes

from guichet.done.deciding.actors import function_of
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.parts import returned
from guichet.reading.python.views import refuses


def left_out(trees: Sequence[Tree]) -> Iterator[tuple[Tree, str]]:
    """Yield the lists of whose decisions may be looked at again that leave out a machine, which another list names, and its name."""
    lists = [(one, words) for tree in trees for _, one in tree.walk() if (words := _words(one))]
    for one, words in lists:
        if speaks_of(one.key, "decisions.second_look") and not any(map(_is_machine, words)):
            wider = (other - words for _, other in lists if words < other)
            machine = next((word for rest in wider for word in sorted(rest) if _is_machine(word)), None)
            if machine is not None:
                yield one, machine


def _words(listed: Tree) -> frozenset[str]:
    """The words of a list, or the first word of each of its rows."""
    rows = (one.parts[0] if one.parts else one for one in listed.parts if not one.key)
    return frozenset(one.value for one in rows if one.value and len(one.value) < 40)


def _is_machine(word: str) -> bool:
    return speaks_of(word, "decisions.machine")


def turned_away(module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str]]:
    """Yield the tests by which a function about appeals turns away the decisions of a machine, and what they name."""
    for function in module.walk(nodes.FunctionDef):
        if speaks_of(function.name, "decisions.second_look"):
            for answer in returned(function):
                named = _machine_denied(answer, module)
                if named:
                    yield answer, named
    for branch in module.walk(nodes.If):
        function = function_of(branch)
        if function is not None and speaks_of(function.name, "decisions.appeal") and refuses(branch.body):
            named = _machine_tested(branch.test, module)
            if named:
                yield branch.test, named


def _machine_denied(answer: nodes.NodeNG, module: PythonModule) -> str:
    """The machine to whose decisions an answer says no: `not self.automated`, `self.origin != ENGINE`."""
    if isinstance(answer, nodes.UnaryOp) and answer.op == "not":
        return _machine_tested(answer.operand, module)
    if isinstance(answer, nodes.Compare) and answer.ops[0][0] in ("!=", "is not", "not in"):
        return _named(answer, module)
    return ""


def _machine_tested(test: nodes.NodeNG, module: PythonModule) -> str:
    """The machine that a test finds to be the author of a decision: `d.origin == ENGINE`, `d.is_automatic`."""
    if isinstance(test, nodes.Attribute):
        return test.attrname if _is_machine(test.attrname) else ""
    return _named(test, module) if isinstance(test, nodes.Compare) and test.ops[0][0] in ("==", "is", "in") else ""


def _named(test: nodes.Compare, module: PythonModule) -> str:
    """The machine that the author of a decision is compared with."""
    if not speaks_of(dotted(test.left).rpartition(".")[2], "decisions.taken_by"):
        return ""
    right = test.ops[0][1]
    texts = (one.node.value for one in origins(right, module, made_of) if isinstance(one.node, nodes.Const))
    said = (dotted(right).rpartition(".")[2], *(text for text in texts if isinstance(text, str)))
    return next((word for word in said if len(word) < 40 and _is_machine(word)), "")
