"""Which views are for those alone who are signed in: what stands before them says so, however far, or they take it for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo
from guichet.core.words import any_of
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import dotted
from guichet.reading.templates.page import Pages

SIGNED_IN = re.compile(
    rf"{any_of('people.guards')}|LoginRequired|permission_required|PermissionRequired|IsAuthenticated|authenticate_user!|current_user|is_granted|IsGranted"
    r"|UserPassesTest|user_passes_test|AccessMixin|redirect_to_login|staff_member_required|[Ss]esame"
)
"""What a program writes before what only those who are signed in may see."""
_ANYONE = frozenset(
    "is_authenticated is_anonymous is_staff is_superuser is_active id pk username has_perm has_perms has_module_perms groups "
    "user_permissions get_username".split()
)
"""What somebody who is not signed in has too."""
_ASKS_WHO = re.compile(r"is_authenticated|is_anonymous|isinstance\([^)]*AnonymousUser")
_HOPS = 5


@memo
def _kept(_: Pages) -> dict[nodes.NodeNG, bool]:
    return {}


def may_need_account(view: Defined) -> bool:
    """Whether a view may be for those alone who are signed in."""
    known = _kept(view.module.project)
    if view.node not in known:
        known[view.node] = _may_need_account(view)
    return known[view.node]


def _may_need_account(view: Defined) -> bool:
    return any(SIGNED_IN.search(_said(one)) for one in before(view)) or _takes_for_granted(view) or _in_routes(view)


def before(view: Defined) -> Iterator[Defined]:
    """Yield a view, what it is built on, the marks that stand before it, and what stands before those."""
    known = definitions(view.module.modules)
    level, seen = [view], {view.node}
    for _ in range(_HOPS):
        yield from level
        following: list[Defined] = []
        for one in level:
            for name in guards_of(one.node):
                for found in known.of(name, one.module):
                    if found.node not in seen and isinstance(
                        found.node, nodes.FunctionDef | nodes.ClassDef | nodes.AssignName
                    ):
                        seen.add(found.node)
                        following.append(found)
        level = following


def guards_of(node: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """Yield the names that stand before a definition: its marks, what it is built on, what its own way in bears."""
    if isinstance(node, nodes.AssignName):
        value = getattr(node.parent, "value", None)
        yield from value.nodes_of_class(nodes.Name | nodes.Attribute) if value is not None else ()
        return
    marks = getattr(node, "decorators", None)
    for one in (*(marks.nodes if marks else ()), *getattr(node, "bases", ())):
        yield from one.nodes_of_class(nodes.Name | nodes.Attribute)
    if isinstance(node, nodes.ClassDef) and "dispatch" in node.locals:
        for one in node.locals["dispatch"]:
            yield from guards_of(one)


def _said(one: Defined) -> str:
    """What a definition says, its marks with it."""
    return str((one.node.statement() if isinstance(one.node, nodes.AssignName) else one.node).as_string())


def _takes_for_granted(view: Defined) -> bool:
    """Whether a view asks of a user what nobody has who is not signed in, and never asks whether there is one."""
    known = definitions(view.module.modules)
    every = known.lineage(view.node, view.module) if isinstance(view.node, nodes.ClassDef) else [view]
    if any(_ASKS_WHO.search(one.node.as_string()) for one in every):
        return False
    return any(
        name.attrname not in _ANYONE and dotted(name.expr).endswith("request.user")
        for one in every
        for name in one.node.nodes_of_class(nodes.Attribute)
    )


def _in_routes(view: Defined) -> bool:
    """Whether an address has a guard around a view: `path("x", login_required(View.as_view()))`."""
    own = getattr(view.node, "name", "")
    return any(_is_wrapped(named, view) for named in (own, *made_of(view)) if named)


def made_of(view: Defined) -> list[str]:
    """Return the names of what a module makes of a class of view: those built on it, and `create = Create.as_view()`."""
    own = getattr(view.node, "name", "")
    if not own:
        return []
    text = view.module.source.text
    heirs = re.findall(rf"^class (\w+)\([^)]*\b{re.escape(own)}\b", text, re.M)
    made = re.compile(rf"^(\w+)\s*=\s*(?:{'|'.join(map(re.escape, (own, *heirs)))})\.as_view\(", re.M)
    return [*heirs, *made.findall(text)]


def _is_wrapped(named: str, view: Defined) -> bool:
    wrapped = wraps(named)
    project = view.module.project
    paths = definitions(view.module.modules).users(named, view.module)
    return any(wrapped.search(project.text(path)) for path in (view.module.path, *paths))


def wraps(named: str) -> re.Pattern[str]:
    """Return how what asks who one is is written around a view."""
    return re.compile(rf"(?:{SIGNED_IN.pattern})\w*\(\s*(?:\w+\.)*{re.escape(named)}\b")
