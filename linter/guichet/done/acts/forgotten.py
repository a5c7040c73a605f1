"""What was proved of someone, thrown away once a page is given: every page asks for it anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.acts.python_act import PythonAct, about
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.conditions import conditions_of
from guichet.reading.python.module import PythonModule, dotted

_EACH_TIME = frozenset({"__call__", "process_response", "process_request", "process_view", "dispatch"})
_MARKS = ("after_request", "before_request", "teardown_request", "middleware")


@dataclass(eq=False)
class Forgotten(PythonAct):
    """A proof that is thrown away at each page."""

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield itself: nothing decides it but a page having been opened."""
        if reason is Reason.AGAIN:
            yield Ground(Reason.AGAIN, self.path, self.span, self.job)


def acts_in(module: PythonModule) -> Iterator[Forgotten]:
    """Yield the proofs that a middleware throws away, whatever page is opened."""
    if "session" not in module.source.text:
        return
    for node in module.walk(nodes.Expr, nodes.Delete):
        function = node.frame()
        if _throws_away(node) and _runs_each_time(function) and next(conditions_of(node), None) is None:
            yield Forgotten(
                Kind.REFUSE, module.path, module.span(node), place_of(node, module), node, module, about=about(node)
            )


def _throws_away(node: nodes.Expr | nodes.Delete) -> bool:
    if isinstance(node, nodes.Delete):
        held = node.targets[0]
        return isinstance(held, nodes.Subscript) and dotted(held.value).endswith("session") and _is_proof(held.slice)
    call = node.value
    return (
        isinstance(call, nodes.Call)
        and dotted(call.func).endswith("session.pop")
        and bool(call.args)
        and _is_proof(call.args[0])
    )


def _is_proof(key: nodes.NodeNG) -> bool:
    return speaks_of(key.as_string(), "identity.proved")


def _runs_each_time(function: nodes.NodeNG) -> bool:
    if not isinstance(function, nodes.FunctionDef):
        return False
    marks = function.decorators.as_string() if function.decorators else ""
    return (function.name in _EACH_TIME and isinstance(function.parent, nodes.ClassDef)) or any(
        one in marks for one in _MARKS
    )
