"""People turned down by an ordinary error: an exception of the project, or a line put on a list of what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.acts.closed import shuts
from guichet.done.acts.python_act import PythonAct, about
from guichet.done.forms.requests import says_no
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test


@dataclass(eq=False)
class TurnedDown(PythonAct):
    """A refusal that its test alone tells from the failure of a machine: by what someone lacks, or which paper or door is taken."""

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the papers that it wants; an hour or a number may be what the machine checks of itself."""
        yield from super().grounds(reason) if reason is Reason.DOCUMENT else ()


def acts_in(module: PythonModule) -> Iterator[TurnedDown]:
    """Yield the errors of a module that no framework knows as refusals."""
    if is_test(module) or is_migration(module):
        return
    for node in module.walk(nodes.Raise, nodes.Expr):
        if _turns_down(node):
            yield TurnedDown(
                Kind.REFUSE, module.path, module.span(node), place_of(node, module), node, module, about=about(node)
            )


def _turns_down(node: nodes.Raise | nodes.Expr) -> bool:
    if isinstance(node, nodes.Raise):
        return node.exc is not None and not shuts(node)
    return isinstance(node.value, nodes.Call) and not shuts(node.value) and says_no([node])
