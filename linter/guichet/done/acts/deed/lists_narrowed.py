"""Views that keep to each person's own what they list, and nothing else: one record is shown by its number to whoever has an account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Span
from guichet.done.acts.deed.opened_to_accounts import (
    IS_SELF,
    WEIGHED,
    is_told_to_one,
    model_of,
    views_of,
    without_accounts,
)
from guichet.done.people.papers_kept import is_somebodys
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.paths import own_nodes

_LISTS = frozenset({"list", "index"})
_NUMBERS = re.compile(r"lookup|kwargs|\bpk\b|detail")
_OTHERWISE = frozenset(
    {"get_object", "check_object_permissions", "has_object_permission", "retrieve", "filter_queryset"}
)
"""What may look at whose a record is, besides what chooses the records."""


def narrowed_for_lists(module: PythonModule) -> Iterator[tuple[str, Span, str]]:
    """Yield the tests by which the views of a module, or what they are built on, keep a list alone to whoever is signed in, each with its path."""
    for _, lineage, texts in views_of(module):
        model = model_of(texts)
        if not (is_told_to_one(model) or is_somebodys(model)):
            continue
        methods = [
            (method, one.module) for one in lineage for method in one.node.body if isinstance(method, nodes.FunctionDef)
        ]
        if any(method.name in _OTHERWISE for method, _ in methods) or any(
            WEIGHED.search(without_accounts(one)) for one in texts
        ):
            continue
        chosen = next(((method, there) for method, there in methods if method.name == "get_queryset"), None)
        test = _of_lists_alone(*chosen) if chosen is not None else None
        if test is not None and chosen is not None:
            there = chosen[1]
            yield there.path, there.span(test), f"{chosen[0].parent.name}.{chosen[0].name}"


def _of_lists_alone(method: nodes.FunctionDef, module: PythonModule) -> nodes.NodeNG | None:
    """The test that a list is asked for, when nothing else of a method looks at who is signed in."""
    branches = [one for one in own_nodes(method, nodes.If) if _asks_for_list(one.test)]
    if len(branches) != 1 or not any(IS_SELF.search(module.text(one)) for one in branches[0].body):
        return None
    apart = [one for one in method.body if one is not branches[0]]
    others = (*apart, *branches[0].orelse)
    return None if any(IS_SELF.search(module.text(one)) for one in others) else branches[0].test


def _asks_for_list(test: nodes.NodeNG) -> bool:
    """Whether a test holds for a list alone: `self.action == "list"`, `not self.detail`, `"pk" not in self.kwargs`."""
    said = [one.value for one in test.nodes_of_class(nodes.Const)]
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        return _NUMBERS.search(dotted(test.operand)) is not None
    if not isinstance(test, nodes.Compare):
        return False
    sign, right = test.ops[0]
    if sign == "not in":
        return dotted(right).endswith("kwargs")
    return (
        dotted(test.left).endswith("action")
        and sign in ("==", "in")
        and bool(said)
        and all(one in _LISTS for one in said)
    )
