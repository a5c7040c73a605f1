"""Questions about trackers that Python puts again to whoever said no: they are open as long as the answer is not a yes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.acts.python_act import PythonAct, about
from guichet.done.grounds.answers import is_asked
from guichet.done.grounds.python_consent import agreement_in
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.places import place_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_test

_SHOWS = re.compile(
    r"(?:^|_)(?:ask|asks|show|shows|display|needs?|banner|bandeau|demander|afficher|montrer|prompt|popup)(?:_|$)", re.I
)
"""In a name, that people are asked."""


@dataclass(eq=False)
class AskedAnew(PythonAct):
    """A question that a no does not close."""

    @property
    def is_forgotten(self) -> bool:
        """Whether a no counts as no answer: always."""
        return True

    @property
    def shown(self) -> str:
        """The test as written."""
        return " ".join(self.module.text(self.node).split())[:80]


def acts_in(module: PythonModule) -> Iterator[AskedAnew]:
    """Yield the tests by which a module asks whoever has not said yes, those who refused included."""
    if is_test(module):
        return
    for node in module.walk(nodes.Compare):
        name = _shown_by(node)
        if name and _SHOWS.search(name) and is_asked(f"{name} {module.path}") and _is_open_to_no(node, module):
            yield AskedAnew(Kind.KEEP, module.path, module.span(node), place_of(node, module), node, module, to="answer", about=about(node))  # fmt: skip


def _shown_by(node: nodes.Compare) -> str:
    """The name that a test is given under: of a variable, an attribute, a key, a function that answers with it."""
    parent = node.parent
    if isinstance(parent, nodes.Return):
        return str(getattr(parent.frame(), "name", ""))
    if isinstance(parent, nodes.Dict):
        return next((str(value_of(key)) for key, value in parent.items if value is node), "")
    if isinstance(parent, nodes.Keyword):
        return parent.arg or ""
    target = parent.targets[0] if isinstance(parent, nodes.Assign) else None
    if isinstance(target, nodes.Subscript):
        return str(value_of(target.slice))
    return str(getattr(target, "name", getattr(target, "attrname", "")))


def _is_open_to_no(test: nodes.Compare, module: PythonModule) -> bool:
    """Whether a test only tells a yes from all the rest."""
    return test.ops[0][0] in ("!=", "is not", "not in") and agreement_in(test, True, module) is Agreement.REFUSED
