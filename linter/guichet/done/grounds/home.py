"""The words of people without a home of their own, where writing them decides."""

from __future__ import annotations

from astroid import nodes

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import apart, names
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import origins

_FINDS = frozenset({"search", "match", "fullmatch", "findall", "intersection"})


def home_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the test that looks for such words in an answer: a pattern, or one of a list that is in it."""
    call = isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute | nodes.Name)
    finds = call and (getattr(node.func, "attrname", "") in _FINDS or getattr(node.func, "name", "") == "any")
    if not finds and not (isinstance(node, nodes.Compare) and node.ops[0][0] == "in"):
        return None
    for one in origins(node, module):
        said = one.node.value if isinstance(one.node, nodes.Const) else None
        if isinstance(said, str) and names("fields.homeless").search(apart(said)):
            return Ground(Reason.HOME, module.path, module.span(node), module.text(node), one.way)
    return None
