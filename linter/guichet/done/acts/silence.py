"""What silence costs in Python: an agreement written for people who did not answer in time, to something that is claimed from them."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.decision import Decision
from guichet.done.acts.python_act import about
from guichet.done.deciding.subjects import Subject
from guichet.done.deciding.words import names_in
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test


class Silence(Decision):
    """An agreement in the place of someone who said nothing."""

    @property
    def goes_without(self) -> str:
        """What is taken away: their answer."""
        return "answer"


def acts_in(module: PythonModule) -> Iterator[Silence]:
    """Yield the agreements that time alone writes down for people who owe, in a module that knows whether they answered."""
    if is_test(module) or is_migration(module) or not _claims(module):
        return
    for node in module.walk(nodes.Const):
        if isinstance(node.value, str) and len(node.value) < 40 and speaks_of(node.value, "decisions.agreed"):
            act = Silence(
                Kind.ANSWER, module.path, module.span(node), place_of(node, module), node, module, about=about(node), subject=Subject.PEOPLE
            )  # fmt: skip
            if _is_given(node) and act.is_by_clock and _is_unanswered(act):
                yield act


def _is_given(node: nodes.Const) -> bool:
    """Whether a text is what is answered or written down, not what is compared."""
    parent = node.parent.parent if isinstance(node.parent, nodes.IfExp) else node.parent
    return isinstance(parent, nodes.Return | nodes.Assign | nodes.Keyword)


def _is_unanswered(act: Silence) -> bool:
    said = (word for one in act.conditions for word in names_in(one.test))
    return any(speaks_of(word, "decisions.answer") for word in said)


def _claims(module: PythonModule) -> bool:
    """Whether a module is about what is claimed from people: by its path, its first words, the names of what it defines."""
    first = module.tree.doc_node.value if module.tree.doc_node is not None else ""
    named = (one.name for one in module.walk(nodes.FunctionDef, nodes.ClassDef))
    return speaks_of(" ".join((module.path, first, *named)), "decisions.owed")
