"""Gates in Python: a test on the hour or the day of the clock that shuts the door on people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.availability.clock import Clock, clock_of
from guichet.done.availability.closing import PHONE, closes, closes_value
from guichet.done.availability.paths import ends, guards_of, own_nodes
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_command, is_migration, is_task, is_test

_PERMISSION = frozenset(
    "has_permission has_object_permission test_func has_access is_accessible allow_request has_module_permission "
    "check_permission".split()
)
_SWITCH = re.compile(
    r"MAINTENANCE|CLOSED|FERM(?:E|ETURE)|(?:SERVICE|SITE|REGISTRATIONS?|INSCRIPTIONS?)_(?:OPEN|OUVERT)", re.I
)
_THROUGH = re.compile(
    r"super\(|get_response|call_next|\b(?:view|view_func|viewfunc|func|fn|f|wrapped|handler|function)\("
)
_NAMED_OPEN = re.compile(r"ouvert|\bopen|_open|horaire|hours|accessible", re.I)
_PASSES = re.compile(r"(?:^|\.)(?:user_passes_test|permission_check|route_condition|condition)$")
_REGISTERED = re.compile(r"(?:conditions?|flags?|predicate|is_flag)\b.*|rules\.predicate")


def gate_of(node: nodes.NodeNG, module: PythonModule) -> nodes.NodeNG | None:
    """Return the test by which a statement lets people in at some hours only, None when it does not."""
    if is_test(module) or is_migration(module):
        return None
    clock = clock_of(module)
    if isinstance(node, nodes.If):
        found = _of_condition(node, clock)
    elif isinstance(node, nodes.Match):
        shuts = any(closes(case.body) for case in node.cases)
        found = node.subject if shuts and clock.reads_hour(node.subject) else None
    elif isinstance(node, nodes.IfExp):
        found = _of_choice(node, clock)
    elif isinstance(node, nodes.Assign):
        found = _of_switch(node, clock)
    elif isinstance(node, nodes.Return):
        found = _of_permission(node, clock)
    elif isinstance(node, nodes.Call):
        found = _of_call(node, clock)
    else:
        found = None
    if found is None or is_command(node) or is_task(node) or _is_phone(node):
        return None
    return found


def _of_condition(node: nodes.If, clock: Clock) -> nodes.NodeNG | None:
    shuts = closes(node.body) or closes(node.orelse)
    if not shuts and ends(node.body) and not node.orelse:
        shuts = closes(_after(node), follows=not _lets_through(node))
    if not shuts and not _adds_routes(node):
        return None
    if not clock.reads_hour(node.test) or _inside_gate(node, clock):
        return None
    return node.test


def _of_choice(node: nodes.IfExp, clock: Clock) -> nodes.NodeNG | None:
    if closes_value(node.body) or closes_value(node.orelse):
        return node.test if clock.reads_hour(node.test) else None
    return None


def _of_switch(node: nodes.Assign, clock: Clock) -> nodes.NodeNG | None:
    names = [target.name for target in node.targets if isinstance(target, nodes.AssignName)]
    if not any(name.isupper() and _SWITCH.search(name) for name in names):
        return None
    if clock.reads_hour(node.value):
        return node.value
    return next((test for test in guards_of(node, node.root()) if clock.reads_hour(test)), None)


def _of_permission(node: nodes.Return, clock: Clock) -> nodes.NodeNG | None:
    function = node.frame()
    if not isinstance(function, nodes.FunctionDef) or node.value is None:
        return None
    if function.name in _PERMISSION or _is_condition(function):
        return node.value if clock.reads_hour(node.value) else None
    return None


def _is_condition(function: nodes.FunctionDef) -> bool:
    decorators = function.decorators.nodes if function.decorators else []
    return any("register" in dotted(one) and _REGISTERED.search(dotted(one)) for one in decorators)


def _of_call(node: nodes.Call, clock: Clock) -> nodes.NodeNG | None:
    if not _PASSES.search(dotted(node.func)) or not node.args:
        return None
    function = node.args[0]
    if isinstance(function, nodes.Lambda):
        return function.body if clock.returns_hour(function) else None
    named = clock.callees.function(function)
    return function if named is not None and clock.returns_hour(named) else None


def _lets_through(node: nodes.If) -> bool:
    """Whether the branch taken hands the person on to the page, so that what follows is the closed door."""
    return bool(_THROUGH.search(node.body[-1].as_string()) or _NAMED_OPEN.search(node.test.as_string()))


def _after(node: nodes.If) -> list[nodes.NodeNG]:
    body = getattr(node.parent, "body", [])
    if not isinstance(body, list) or node not in body:
        body = getattr(node.parent, "orelse", [])
    return body[body.index(node) + 1 :] if isinstance(body, list) and node in body else []


def _adds_routes(node: nodes.If) -> bool:
    return any(
        isinstance(one, nodes.AugAssign | nodes.Assign) and "urlpatterns" in one.as_string()
        for one in own_nodes(node, nodes.AugAssign, nodes.Assign)
    )


def _inside_gate(node: nodes.If, clock: Clock) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Module):
        if isinstance(parent, nodes.If) and parent is not node and clock.reads_hour(parent.test):
            return True
        parent = parent.parent
    return False


def _is_phone(node: nodes.NodeNG) -> bool:
    names: Iterator[str] = (frame.name for frame in _frames(node) if not isinstance(frame, nodes.Module))
    return any(PHONE.search(name) for name in names)


def _frames(node: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    frame: nodes.NodeNG | None = node.frame()
    while frame is not None:
        yield frame
        frame = frame.parent.frame() if frame.parent is not None else None
