"""Time limits set for people in Python: from which day they run, when the code also knows the day the letter reaches them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.acts.python_act import PythonAct, names_around
from guichet.done.grounds.from_making import knows_sending
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.roles import is_migration, is_test

_LENGTHS = frozenset({"timedelta", "relativedelta", "Timedelta", "DateOffset"})


@dataclass(eq=False)
class Deadline(PythonAct):
    """A time limit that runs from the day a letter was made, though the day it was sent or received is kept too."""

    @property
    def name(self) -> str:
        """The sum, as written."""
        return " ".join(self.module.text(self.node).split())[:80]

    @property
    def is_early(self) -> bool:
        """Whether the time runs before the person can know: always."""
        return True


def acts_in(module: PythonModule) -> Iterator[Deadline]:
    """Yield the limits that run from the making of a letter whose sending is known."""
    if is_test(module) or is_migration(module):
        return
    for node in module.walk(nodes.BinOp):
        early = node.op == "+" and _is_limit(node) and _from_making(node.left) and _is_length(node.right, module)
        if early and knows_sending(module.path, module.project):
            yield Deadline(Kind.DELAY, module.path, module.span(node), place_of(node, module), node, module)


def _is_limit(node: nodes.NodeNG) -> bool:
    """Whether a sum is named as a limit: by what it is given to, or by the function that returns it."""
    statement = node.statement()
    given = statement.targets[0].as_string() if isinstance(statement, nodes.Assign) else ""
    returned = next(names_around(node), "") if isinstance(statement, nodes.Return) else ""
    keyword = node.parent.arg or "" if isinstance(node.parent, nodes.Keyword) else ""
    return any(speaks_of(one, "deadlines.limits") for one in (given, returned, keyword))


def _from_making(node: nodes.NodeNG) -> bool:
    name = dotted(node)
    last = name.removesuffix(".date").rpartition(".")[2]
    return "." in name and speaks_of(last, "deadlines.made")


def _is_length(node: nodes.NodeNG, module: PythonModule) -> bool:
    return any(
        isinstance(one.node, nodes.Call) and dotted(one.node.func).rpartition(".")[2] in _LENGTHS
        for one in origins(node, module)
    )
