"""Doors shut in Python: statuses, exceptions, permissions, forms that say no, lists emptied, switches of a service."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo
from guichet.done.acts.closed import closes_value, shuts
from guichet.done.acts.python_act import PythonAct, about
from guichet.done.grounds.proof import proves_at
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted

_PERMISSION = frozenset(
    "has_permission has_object_permission test_func has_access is_accessible allow_request has_module_permission "
    "check_permission".split()
)
_CHECKS = frozenset({"validate", "is_valid", "validate_on_submit", "full_clean"})
_SWITCH = re.compile(
    r"MAINTENANCE|CLOSED|FERM(?:E|ETURE)|(?:SERVICE|SITE|REGISTRATIONS?|INSCRIPTIONS?)_(?:OPEN|OUVERT)", re.I
)
_PASSES = re.compile(r"(?:^|\.)(?:user_passes_test|permission_check|route_condition|condition)$")
_REGISTERED = re.compile(r"(?:conditions?|flags?|predicate|is_flag)\b.*|rules\.predicate")


@memo
def acts_in(module: PythonModule) -> tuple[PythonAct, ...]:
    """Return the statements and values of a module that keep people out."""
    looked = module.walk(nodes.Raise, nodes.Return, nodes.Call, nodes.Assign, nodes.AugAssign, nodes.IfExp)
    return tuple(act for node in looked for act in _acts(node, module))


def _acts(node: nodes.NodeNG, module: PythonModule) -> Iterator[PythonAct]:
    if isinstance(node, nodes.Call):
        yield from _of_call(node, module)
    elif isinstance(node, nodes.IfExp):
        if closes_value(node.body) or closes_value(node.orelse):
            yield _act(node, module, node.test)
    elif (isinstance(node, nodes.Return) and _is_permission(node)) or (
        isinstance(node, nodes.Assign) and _is_switch(node)
    ):
        yield _act(node, module, node.value)
    elif isinstance(node, nodes.Assign | nodes.AugAssign) and _adds_routes(node):
        yield _act(node, module)
    elif isinstance(node, nodes.Assign) and _empties(node):
        yield _act(node, module, kind=Kind.HIDE)
    elif isinstance(node, nodes.Return) and (_keeps_from_view(node) or _sends_elsewhere(node)):
        yield _act(node, module, node.value, weak=not _keeps_from_view(node))
    elif isinstance(node, nodes.Return) and (_fails_form(node) or _says_no(node) or _turns_a_door_away(node)):
        yield _act(node, module)
    elif not isinstance(node, nodes.AugAssign) and shuts(node):
        yield _act(node, module, weak=not shuts(node, follows=True))


def _act(
    node: nodes.NodeNG, module: PythonModule, *values: nodes.NodeNG, weak: bool = False, kind: Kind = Kind.REFUSE
) -> PythonAct:
    return PythonAct(
        kind, module.path, module.span(node), place_of(node, module), node, module,
        values=values, weak=weak, about=about(node),
    )  # fmt: skip


def _of_call(node: nodes.Call, module: PythonModule) -> Iterator[PythonAct]:
    if _PASSES.search(dotted(node.func)) and node.args:
        yield _act(node, module, *_tested(node.args[0], module))
    elif isinstance(node.parent, nodes.Expr) and shuts(node):
        yield _act(node, module)


def _tested(given: nodes.NodeNG, module: PythonModule) -> Iterator[nodes.NodeNG]:
    """What a test given to a decorator answers with: the body of a lambda, or the function's name to be followed."""
    if isinstance(given, nodes.Lambda):
        yield given.body
    elif definitions(module.modules).functions(given, module):
        yield given


def _is_permission(node: nodes.Return) -> bool:
    function = node.frame()
    if not isinstance(function, nodes.FunctionDef) or node.value is None:
        return False
    marks = function.decorators.nodes if function.decorators else []
    return function.name in _PERMISSION or any(
        "register" in dotted(one) and _REGISTERED.search(dotted(one)) for one in marks
    )


def _fails_form(node: nodes.Return) -> bool:
    """Whether a form says no to what was sent: `return False` where it is checked."""
    function = node.frame()
    is_no = isinstance(node.value, nodes.Const) and node.value.value is False
    return (
        is_no
        and isinstance(function, nodes.FunctionDef)
        and function.name in _CHECKS
        and isinstance(function.parent.frame(), nodes.ClassDef)
    )


def _says_no(node: nodes.Return) -> bool:
    """Whether an answer is a no with words for someone: `return False, "…"`, `return Outcome(False, "…")`."""
    value = node.value
    if isinstance(value, nodes.Call) and dotted(value.func).rpartition(".")[2][:1].isupper():
        given = [*value.args, *(word.value for word in value.keywords)]
    else:
        given = list(value.elts) if isinstance(value, nodes.Tuple) else []
    first = given[0] if given else None
    texts = (one.value for one in given[1:] if isinstance(one, nodes.Const))
    said = [one for one in texts if isinstance(one, str) and " " in one]
    return (
        getattr(first, "value", None) is False and bool(said) and not any(speaks_of(one, "ways.always") for one in said)
    )


def _turns_a_door_away(node: nodes.Return) -> bool:
    """Whether nothing is written down of what came by some doors, and something is of the rest: `if letter.channel not in TAKEN: return`."""
    test, function = node.parent, node.frame()
    if not isinstance(test, nodes.If) or not isinstance(function, nodes.FunctionDef):
        return False
    if not (node.value is None or getattr(node.value, "value", ...) is None or _sends_back(node.value)) or not speaks_of(test.test.as_string(), "ways.channels"):  # fmt: skip
        return False
    calls = (dotted(call.func).rpartition(".")[2] for call in function.nodes_of_class(nodes.Call))
    return any(speaks_of(name, "ways.recorded") for name in calls)


def _sends_back(value: nodes.NodeNG) -> bool:
    """Whether what is returned is made to be sent back: `Retour.objects.create(…)`, `Rejection(…)`."""
    return isinstance(value, nodes.Call) and speaks_of(dotted(value.func).partition(".")[0], "ways.turned_away")


def _sends_elsewhere(node: nodes.Return) -> bool:
    """Whether people are first sent to show their face, or to prove once more who they are."""
    call = node.value
    return isinstance(call, nodes.Call) and "redirect" in dotted(call.func).lower() and proves_at(call)


def _is_switch(node: nodes.Assign) -> bool:
    names = [target.name for target in node.targets if isinstance(target, nodes.AssignName)]
    return any(name.isupper() and _SWITCH.search(name) for name in names)


def _adds_routes(node: nodes.Assign | nodes.AugAssign) -> bool:
    """Whether a statement adds addresses to those that answer: under a test, the others do not exist."""
    return "urlpatterns" in node.as_string() and not isinstance(node.parent, nodes.Module)


def _empties(node: nodes.Assign) -> bool:
    """Whether what was to be shown becomes nothing: `slots = slots.none()`, or an empty list after a full one."""
    value, target = node.value, node.targets[0]
    if isinstance(value, nodes.Call):
        return not value.args and dotted(value.func).endswith(".none")
    is_empty = isinstance(value, nodes.List | nodes.Tuple | nodes.Dict) and not list(value.get_children())
    if not is_empty or not isinstance(target, nodes.AssignName) or not isinstance(node.parent, nodes.If):
        return False
    return any(
        isinstance(one.parent, nodes.Assign) and isinstance(one.parent.value, nodes.Call)
        for one in node.scope().locals.get(target.name, ())
        if (one.lineno or 0) < (node.lineno or 0)
    )


def _keeps_from_view(node: nodes.Return) -> bool:
    """Whether a function that stands around a view answers in its place: what follows it is never reached."""
    inner = node.frame()
    outer = inner.parent.frame() if isinstance(inner, nodes.FunctionDef) and inner.parent is not None else None
    if not isinstance(outer, nodes.FunctionDef) or not isinstance(node.value, nodes.Call):
        return False
    given = {one.name for one in (outer.args.args or ())}
    called = {call.func.name for call in inner.nodes_of_class(nodes.Call) if isinstance(call.func, nodes.Name)}
    return bool(given & called) and not given & {
        call.func.name for call in node.value.nodes_of_class(nodes.Call) if isinstance(call.func, nodes.Name)
    }
