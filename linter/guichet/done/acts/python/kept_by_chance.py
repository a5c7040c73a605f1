"""What people send that is taken in by chance alone: the rest is thanked for, and nobody will read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.acts.python_act import PythonAct, about
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.roles import is_migration, is_test

_SENT = frozenset({"form", "POST", "data", "json", "FILES", "files", "get_json", "cleaned_data"})


@dataclass(eq=False)
class KeptByChance(PythonAct):
    """The taking in of what someone sent, under a test."""

    @property
    def is_about_places(self) -> bool:
        """Whether people are those among whom it picks: they sent something."""
        return True


def acts_in(module: PythonModule) -> Iterator[KeptByChance]:
    """Yield the tests under which the one call that takes in what people sent is run, and that say nothing to the others."""
    if is_test(module) or is_migration(module) or "random" not in module.source.text:
        return
    for function in module.walk(nodes.FunctionDef):
        taken = [call for call in own_nodes(function, nodes.Call) if _takes_in(call, module)]
        for call in taken if len(taken) == 1 else ():
            branch = call.statement().parent
            if isinstance(branch, nodes.If) and call.statement() in branch.body and not branch.orelse:
                yield KeptByChance(
                    Kind.CHOOSE, module.path, module.span(call), place_of(call, module), call, module,
                    values=(branch.test,), about=about(call),
                )  # fmt: skip


def _takes_in(call: nodes.Call, module: PythonModule) -> bool:
    """Whether a call keeps what a request holds, and is no sample of visits."""
    name = dotted(call.func)
    if not speaks_of(name.rpartition(".")[2], "places.taken_in") or speaks_of(name, "places.sampled"):
        return False
    given = (*call.args, *(word.value for word in call.keywords))
    read = (one.node for value in given for one in origins(value, module))
    return any(isinstance(one, nodes.Attribute) and one.attrname in _SENT for one in read)
