"""Which views a guard stands before: a decorator, a mixin, a dependency, a function called first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.routes import routes_of
from guichet.reading.python.views import reads_only
from guichet.reading.templates.site import Site

_MOST = 40


def guarded_by(node: nodes.NodeNG, module: PythonModule) -> Iterator[Defined]:
    """Yield the views that a statement guards: the function it is in, or those before which that function or class stands."""
    guard = _outermost(node)
    if guard is None:
        return
    found = list(_users(guard, module))
    if found:
        yield from found
    elif (isinstance(guard, nodes.FunctionDef) and not _stands_around(guard)) or (
        isinstance(guard, nodes.ClassDef) and not guard.name.endswith(("Mixin", "Middleware", "Permission"))
    ):
        yield Defined(guard, module)


def _outermost(node: nodes.NodeNG) -> nodes.NodeNG | None:
    found = None
    while node is not None:
        if isinstance(node, nodes.FunctionDef | nodes.ClassDef):
            found = node
        node = node.parent
    return found


def _stands_around(function: nodes.FunctionDef) -> bool:
    return any(isinstance(one, nodes.FunctionDef) for one in function.body)


def _users(guard: nodes.FunctionDef | nodes.ClassDef, module: PythonModule) -> Iterator[Defined]:
    known = module.modules
    paths = [
        one for one in module.project.paths
        if one.endswith(".py") and one != module.path and guard.name in module.project.text(one)
    ]  # fmt: skip
    for other in (module, *(found for path in paths[:_MOST] if (found := known.parsed(path)) is not None)):
        yield from (Defined(view, other) for view in _behind_routers(other).get(guard.name, ()))
        for view, calls in _views(other).get(guard.name, {}).items():
            if view is not guard and (not calls or _calls(calls, guard, other)):
                yield Defined(view, other)


_Views = dict[nodes.FunctionDef | nodes.ClassDef, list[nodes.Call]]
_NAMES = re.compile(r"\w+")


@memo
def _behind_routers(module: PythonModule) -> dict[str, list[nodes.FunctionDef]]:
    """The views of each router by the guards that it has before all of them: `APIRouter(dependencies=[Depends(guard)])`."""
    views: dict[str, list[nodes.FunctionDef]] = {}
    for view in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        for router in {dotted(mark).partition(".")[0] for mark in _decorators(view)}:
            views.setdefault(router, []).append(view)
    found: dict[str, list[nodes.FunctionDef]] = {}
    for call in module.walk(nodes.Call):
        given = next((one for one in call.keywords if one.arg in ("dependencies", "decorators")), None)
        target = call.parent.targets[0] if isinstance(call.parent, nodes.Assign) else None
        if given is not None and isinstance(target, nodes.AssignName):
            for name in set(_NAMES.findall(given.as_string())):
                found.setdefault(name, []).extend(views.get(target.name, ()))
    return found


@memo
def _views(module: PythonModule) -> dict[str, _Views]:
    """What a module defines by the names that stand before it, or that it calls: with the calls, where it only calls them."""
    found: dict[str, _Views] = {}
    for view in module.walk(nodes.FunctionDef, nodes.ClassDef):
        if isinstance(view.parent, nodes.FunctionDef):
            continue
        before = {name for one in _before(view) for name in _NAMES.findall(one.as_string())}
        for name in before:
            found.setdefault(name, {})[view] = []
        for call in view.nodes_of_class(nodes.Call) if isinstance(view, nodes.FunctionDef) else ():
            name = dotted(call.func).rpartition(".")[2]
            if name and name not in before:
                found.setdefault(name, {}).setdefault(view, []).append(call)
    return found


def _before(view: nodes.FunctionDef | nodes.ClassDef) -> Iterator[nodes.NodeNG]:
    """What stands before a view: its decorators, what it is made from, what it is given."""
    yield from _decorators(view)
    if isinstance(view, nodes.FunctionDef):
        yield from (one for one in (*(view.args.defaults or ()), *view.args.kw_defaults) if one is not None)
        return
    yield from view.bases
    for name in ("permission_classes", "dependencies", "decorators"):
        values = (getattr(one.parent, "value", None) for one in view.locals.get(name, ()))
        yield from (one for one in values if one is not None)


def _decorators(view: nodes.FunctionDef | nodes.ClassDef) -> list[nodes.NodeNG]:
    return view.decorators.nodes if view.decorators else []


def _calls(calls: list[nodes.Call], guard: nodes.FunctionDef | nodes.ClassDef, module: PythonModule) -> bool:
    """Whether one of some calls is of a guard, and not of what only has its name."""
    known = definitions(module.modules)
    return any(one.node is guard for call in calls for one in known.functions(call.func, module))


def is_light(view: Defined) -> bool | None:
    """Whether a view only shows, or does what needs no proof of who someone is; False when it commits; None when untold."""
    if reads_only(view.node, view.module):
        return True
    said = f"{view.node.name} {_marks(view)} {view.module.path}"
    if speaks_of(said, "identity.grave"):
        return False
    return True if speaks_of(said, "identity.light") else None


def _marks(view: Defined) -> str:
    return " ".join(
        one.value
        for mark in _decorators(view.node)
        for one in mark.nodes_of_class(nodes.Const)
        if isinstance(one.value, str)
    )


_SMALL = 40
"""Modules beyond which a project does too many things for its names to tell that none is grave."""
_ENTRANCE = re.compile(
    r"(?:^|/)(?:settings?|config|conf|connexion|auth\w*|login|accounts?|comptes?|sso|oidc|fc)(?:/|\.py$)"
)


@memo
def is_light_project(module: PythonModule) -> bool:
    """Whether all that a project does, beyond letting people in, only shows or needs no proof of who someone is."""
    own = module.tree.doc_node.value if module.tree.doc_node is not None else ""
    if speaks_of(own, "identity.light"):
        return not speaks_of(own, "identity.grave")
    return is_light_by_names(module.project)


@memo
def is_light_by_names(project: Site) -> bool:
    """Return whether the names of all that a small project does tell the same."""
    paths = [one for one in project.paths if one.endswith(".py") and not _ENTRANCE.search(one)]
    if not paths or len(paths) > _SMALL:
        return False
    defined = re.compile(r"^[ \t]*+(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.M)
    said = " ".join((*(name for path in paths for name in defined.findall(project.text(path))), *paths))
    said += " ".join(one.words for one in routes_of(project) if not _ENTRANCE.search(one.path))
    return speaks_of(said, "identity.light") and not speaks_of(said, "identity.grave")
