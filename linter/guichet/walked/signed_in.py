"""Which views are for those alone who are signed in: what stands before them says so, however far, or they take it for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.words import any_of
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import dotted

SIGNED_IN = re.compile(
    rf"{any_of('people.guards')}|LoginRequired|permission_required|PermissionRequired|IsAuthenticated|authenticate_user!|current_user|is_granted|IsGranted"
    r"|UserPassesTest|user_passes_test|AccessMixin|redirect_to_login|staff_member_required|sesame"
)
"""What a program writes before what only those who are signed in may see."""
_ANYONE = frozenset(
    "is_authenticated is_anonymous is_staff is_superuser is_active id pk username has_perm has_perms has_module_perms groups "
    "user_permissions get_username".split()
)
"""What somebody who is not signed in has too."""
_ASKS_WHO = re.compile(r"is_authenticated|is_anonymous|isinstance\([^)]*AnonymousUser")
_HOPS = 5


def may_need_account(view: Defined) -> bool:
    """Whether a view may be for those alone who are signed in."""
    return any(SIGNED_IN.search(_said(one)) for one in _before(view)) or _takes_for_granted(view) or _in_routes(view)


def all_need_account(project: Project) -> str:
    """Return the settings that ask everybody to sign in before any page, "" when none does."""
    return next(
        (path for path in project.paths if path.endswith(".py") and project.holds(path, "LoginRequiredMiddleware")), ""
    )


def _before(view: Defined) -> Iterator[Defined]:
    """A view, what it is built on, the marks that stand before it, and what stands before those."""
    known = definitions(view.module.modules)
    level, seen = [view], {view.node}
    for _ in range(_HOPS):
        yield from level
        following: list[Defined] = []
        for one in level:
            for name in _guards(one.node):
                for found in known.of(name, one.module):
                    if found.node not in seen and isinstance(
                        found.node, nodes.FunctionDef | nodes.ClassDef | nodes.AssignName
                    ):
                        seen.add(found.node)
                        following.append(found)
        level = following


def _guards(node: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    if isinstance(node, nodes.AssignName):
        value = getattr(node.parent, "value", None)
        yield from value.nodes_of_class(nodes.Name | nodes.Attribute) if value is not None else ()
        return
    marks = getattr(node, "decorators", None)
    for one in (*(marks.nodes if marks else ()), *getattr(node, "bases", ())):
        yield from one.nodes_of_class(nodes.Name | nodes.Attribute)
    if isinstance(node, nodes.ClassDef) and "dispatch" in node.locals:
        for one in node.locals["dispatch"]:
            yield from _guards(one)


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
    named = getattr(view.node, "name", "")
    if not named:
        return False
    wrapped = re.compile(rf"(?:{SIGNED_IN.pattern})\w*\(\s*(?:\w+\.)*{re.escape(named)}\b")
    project = view.module.project
    paths = definitions(view.module.modules).users(named, view.module)
    return any(wrapped.search(project.text(path)) for path in (view.module.path, *paths))
