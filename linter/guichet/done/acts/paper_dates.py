"""Identity cards turned down because the date printed on them is past, though the law extends them."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.views import function_of, refuses, view_of


def past_dates(module: PythonModule) -> Iterator[nodes.Compare]:
    """Yield the comparisons of the date of an identity card with today for which a branch refuses."""
    for branch in module.walk(nodes.If):
        if refuses(branch.body):
            for test in branch.test.nodes_of_class(nodes.Compare):
                if _is_past(test, module) and _is_card(branch, module):
                    yield test


def _is_past(test: nodes.Compare, module: PythonModule) -> bool:
    operator, right = test.ops[0]
    sides = (test.left, right) if operator in ("<", "<=") else (right, test.left) if operator in (">", ">=") else None
    return (
        sides is not None
        and speaks_of(module.text(sides[0]), "identity.printed_date")
        and speaks_of(module.text(sides[1]), "identity.present")
    )


def _is_card(branch: nodes.If, module: PythonModule) -> bool:
    """Whether what is around speaks of an identity card, of no other thing that ends, and of no extension."""
    function = function_of(branch)
    around = module.text(function) if function is not None else module.text(branch)
    owner = view_of(function.parent) if function is not None and function.parent is not None else None
    return (
        speaks_of(f"{around} {owner.name if owner is not None else ''}", "identity.card_like")
        and not speaks_of(around, "identity.ends_too")
        and not speaks_of(around, "identity.extended")
    )
