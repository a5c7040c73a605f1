"""People picked by a rank in Python: the first of a sorted list, the highest numbers of a table, those past a limit."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.decision import Decision
from guichet.done.acts.python.only_shown import is_only_shown
from guichet.done.acts.python_act import about, names_around
from guichet.done.deciding.subjects import Subject, subject_of
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test

_TOPS = frozenset({"nlargest", "nsmallest"})
_SORTS = frozenset({"sorted", "order_by", "sort_values", "sort", "rank"})
_CUTS = frozenset({"head", "limit", "tail", "first", "fetch", "top"})


def acts_in(module: PythonModule) -> Iterator[Decision]:
    """Yield where some people are picked by their rank among others; tests and migrations pick nobody."""
    if is_test(module) or is_migration(module):
        return
    for node in module.walk(nodes.Call, nodes.Subscript):
        if not _cuts(node) or (is_only_shown(node) and not speaks_of(node.as_string(), "places.slots")):
            continue
        if (subject := subject_of(node, None, module)) is not Subject.THING:
            yield Decision(
                Kind.CHOOSE, module.path, module.span(node), place_of(node, module), node, module,
                values=(node,), about=about(node), subject=subject, suspects=_suspects(node, module),
            )  # fmt: skip


def _cuts(node: nodes.NodeNG) -> bool:
    """Whether an expression keeps the first ones of those that it sorts."""
    if isinstance(node, nodes.Subscript):
        return isinstance(node.slice, nodes.Slice) and node.slice.upper is not None and _sorts(node.value)
    last = dotted(node.func).rpartition(".")[2] or getattr(node.func, "attrname", "")
    return last in _TOPS or (last in _CUTS and isinstance(node.func, nodes.Attribute) and _sorts(node.func.expr))


def _sorts(node: nodes.NodeNG) -> bool:
    while isinstance(node, nodes.Call | nodes.Attribute | nodes.Subscript):
        if isinstance(node, nodes.Call):
            name = node.func.attrname if isinstance(node.func, nodes.Attribute) else getattr(node.func, "name", "")
            if name in _SORTS:
                return True
            node = node.func
        else:
            node = node.value if isinstance(node, nodes.Subscript) else node.expr
    return False


def _suspects(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether the names around say that those who are picked will be checked."""
    statement = node.statement()
    given = statement.targets[0].as_string() if isinstance(statement, nodes.Assign) else ""
    return any(speaks_of(one, "decisions.control") for one in (given, *names_around(node), module.path))
