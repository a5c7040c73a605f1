"""People told apart one by one in Python: a loop hands some of their requests on, and closes or forgets the others."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.python_act import PythonAct, about
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test


def acts_in(module: PythonModule) -> Iterator[PythonAct]:
    """Yield what closes or passes over the requests of some, in a loop over those of all; tests pass over nobody."""
    if is_test(module):
        return
    for loop in module.walk(nodes.For):
        if _is_of_people(loop):
            for branch in (one for one in loop.nodes_of_class(nodes.If) if one.frame() is loop.frame()):
                dropped = next(filter(_drops, (*branch.body, *branch.orelse)), None)
                if dropped is not None:
                    yield PythonAct(
                        Kind.CHOOSE, module.path, module.span(dropped), place_of(dropped, module), dropped, module, about=about(dropped)
                    )  # fmt: skip


def _is_of_people(loop: nodes.For) -> bool:
    said = f"{loop.target.as_string()} {loop.iter.as_string()}"
    asked = speaks_of(said, "places.applicants") or speaks_of(said, "places.asked")
    return asked and not speaks_of(f"{said} {getattr(loop.frame(), 'name', '')}", "places.sampled")


def _drops(statement: nodes.NodeNG) -> bool:
    """Whether a statement ends what someone asked: a status that it is given, a verb of closing."""
    if isinstance(statement, nodes.Assign):
        target = statement.targets[0]
        return isinstance(target, nodes.AssignAttr) and any(
            speaks_of(word, "places.dropped")
            for word in (target.attrname, text_of(statement.value), _last(statement.value))
        )
    call = statement.value if isinstance(statement, nodes.Expr) else None
    return isinstance(call, nodes.Call) and speaks_of(_last(call.func), "places.dropped")


def _last(node: nodes.NodeNG) -> str:
    return dotted(node).rpartition(".")[2] or str(getattr(node, "attrname", ""))
