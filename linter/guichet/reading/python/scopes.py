"""What a name of Python was given, in the scope where it stands."""

from __future__ import annotations

from astroid import nodes

from guichet.core.memo import memo

_MANY = 40
"""Times that a name is given something in one scope, from which what it is worth at a place cannot be told."""


@memo
def given_to(name: nodes.Name) -> list[nodes.NodeNG]:
    """Return where a name may have been given what it holds where it stands; nothing when it is given too much to tell."""
    scope = name.scope()
    while name.name not in scope.locals and scope.parent is not None:
        scope = scope.parent.scope()
    if len(scope.locals.get(name.name, ())) > _MANY:
        return []
    return list(name.lookup(name.name)[1])
