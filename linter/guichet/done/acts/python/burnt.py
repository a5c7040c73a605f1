"""Links that are used up as soon as they are opened: whoever reads a message first, a person or a filter of mail, takes them."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.closed import closes
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.people.given_time import Thing
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.roles import is_test


def acts_in(module: PythonModule) -> Iterator[Validity]:
    """Yield where a page marks a link as used by showing it, and shuts it from then on; what signs people in is spared."""
    if is_test(module):
        return
    for function in module.walk(nodes.FunctionDef):
        said = f"{function.name} {' '.join(one.name for one in function.args.args or ())} {module.path}"
        if not speaks_of(said, "sessions.opened_by") or speaks_of(said, "sessions.sign_in"):
            continue
        marks = {one.targets[0].as_string(): one for one in own_nodes(function, nodes.Assign) if _marks(one)}
        for test in own_nodes(function, nodes.If):
            burnt = marks.get(test.test.as_string())
            if burnt is not None and closes(test.body) and "POST" not in function.as_string():
                yield Validity(
                    Kind.EXPIRE, module.path, module.span(burnt), place_of(burnt, module), thing=Thing.ONCE, seconds=0,
                    shown=module.text(burnt), about=frozenset({"validity"}),
                )  # fmt: skip


def _marks(node: nodes.Assign) -> bool:
    """Whether a statement says that something was used, or seen."""
    target = node.targets[0]
    return isinstance(target, nodes.AssignAttr) and speaks_of(target.attrname, "sessions.used") and not _unmarks(node)


def _unmarks(node: nodes.Assign) -> bool:
    return isinstance(node.value, nodes.Const) and not node.value.value
