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
    named = re.compile(rf"\b{re.escape(guard.name)}\b")
    paths = [
        one for one in module.project.paths
        if one.endswith(".py") and one != module.path and guard.name in module.project.text(one)
    ]  # fmt: skip
    for other in (module, *(found for path in paths[:_MOST] if (found := known.parsed(path)) is not None)):
        yield from _of_router(named, other)
        for view in other.walk(nodes.FunctionDef, nodes.ClassDef):
            if view is guard or isinstance(view.parent, nodes.FunctionDef):
                continue
            marks = [one.as_string() for one in (view.decorators.nodes if view.decorators else ())]
            given = (
                view.bases
                if isinstance(view, nodes.ClassDef)
                else [*(view.args.defaults or ()), *view.args.kw_defaults]
            )
            marks += [one.as_string() for one in given if one is not None]
            if isinstance(view, nodes.ClassDef):
                marks += [
                    value.as_string() for name in ("permission_classes", "dependencies", "decorators")
                    for one in view.locals.get(name, ()) if (value := getattr(one.parent, "value", None)) is not None
                ]  # fmt: skip
            if any(named.search(mark) for mark in marks) or (
                isinstance(guard, nodes.FunctionDef)
                and isinstance(view, nodes.FunctionDef)
                and _calls(view, guard, other)
            ):
                yield Defined(view, other)


def _of_router(named: re.Pattern[str], module: PythonModule) -> Iterator[Defined]:
    """The views of a router that has the guard before all of them: `APIRouter(dependencies=[Depends(guard)])`."""
    for call in module.walk(nodes.Call):
        given = next((one for one in call.keywords if one.arg in ("dependencies", "decorators")), None)
        target = call.parent.targets[0] if isinstance(call.parent, nodes.Assign) else None
        if given is not None and isinstance(target, nodes.AssignName) and named.search(given.as_string()):
            for view in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
                marks = view.decorators.nodes if view.decorators else ()
                if any(dotted(mark).partition(".")[0] == target.name for mark in marks):
                    yield Defined(view, module)


def _calls(view: nodes.FunctionDef, guard: nodes.FunctionDef, module: PythonModule) -> bool:
    return any(
        dotted(call.func).rpartition(".")[2] == guard.name
        and any(one.node is guard for one in definitions(module.modules).functions(call.func, module))
        for call in view.nodes_of_class(nodes.Call)
    )


def is_light(view: Defined) -> bool | None:
    """Whether a view only shows, or does what needs no proof of who someone is; False when it commits; None when untold."""
    if reads_only(view.node, view.module):
        return True
    said = f"{view.node.name} {_marks(view)} {view.module.path}"
    if speaks_of(said, "identity.grave"):
        return False
    return True if speaks_of(said, "identity.light") else None


def _marks(view: Defined) -> str:
    marks = view.node.decorators.nodes if view.node.decorators else ()
    return " ".join(
        one.value for mark in marks for one in mark.nodes_of_class(nodes.Const) if isinstance(one.value, str)
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
