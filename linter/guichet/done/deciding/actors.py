"""Who runs a piece of Python: a person through a page, an officer with a right, or nobody (signals, tasks, commands)."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.done.deciding.decisions import Effect, effect_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_command, is_task

_EVENT = re.compile(
    r"(?:^|\.)(?:receiver|listens_for|on_event|on|subscribe|cron|scheduled_job|periodic_task|every|crontab|scheduled|event|subscriber|hook)$"
)
_ROUTE = re.compile(
    r"(?:^|\.)(?:route|get|post|put|patch|delete|api_view|action|websocket|api_route|require_POST|require_http_methods)$"
)
_STAFF = re.compile(
    r"permission|staff|agent|\brole|_role|admin|superuser|instructeur|instructrice|caseworker|officer|user_passes_test|reviewer|moderator",
    re.I,
)
_CALLERS = 2
_NIGHTLY = re.compile(
    r"^(?:auto_|automatic|automatiser|nightly|daily|cron_|batch_|traitement_(?:nuit|automatique)|on_(?:save|create|commit|insert))|_(?:cron|auto|nightly|automatique)$"
)


def function_of(node: nodes.NodeNG) -> nodes.FunctionDef | None:
    """Return the function that holds a node, None at module or class level."""
    frame = node.frame()
    return frame if isinstance(frame, nodes.FunctionDef) else None


def _decorators(function: nodes.FunctionDef) -> list[nodes.NodeNG]:
    return list(function.decorators.nodes) if function.decorators else []


def runs_alone(function: nodes.FunctionDef, module: PythonModule) -> bool:
    """Whether nobody starts the function: a signal, a task, a schedule, a command, or a model that saves itself."""
    if is_task(function) or (is_command(function) and function.name == "handle"):
        return True
    if any(_EVENT.search(dotted(one)) for one in _decorators(function)) or _NIGHTLY.search(function.name):
        return True
    if function.name in (
        "save",
        "clean",
        "full_clean",
        "pre_save",
        "post_save",
        "perform_create",
        "before_insert",
        "after_insert",
    ):
        return isinstance(function.parent, nodes.ClassDef)
    for call in module.walk(nodes.Call):
        name = dotted(call).rpartition(".")[2]
        if name in ("connect", "add_job", "every", "do", "listen", "add_periodic_task", "subscribe") and any(
            isinstance(arg, nodes.Name) and arg.name == function.name for arg in call.args
        ):
            return True
    return False


def is_run_alone(function: nodes.FunctionDef, module: PythonModule, depth: int = 0) -> bool:
    """Whether nobody starts the function, nor those that call it: each of them runs alone."""
    if runs_alone(function, module):
        return True
    if depth >= _CALLERS or is_view(function):
        return False
    callers = definitions(module.modules).calls_of(function, module)
    around = [(call.frame(), other) for call, other in callers if call.frame() is not function]
    return bool(around) and all(
        isinstance(frame, nodes.FunctionDef) and is_run_alone(frame, other, depth + 1) for frame, other in around
    )


def is_view(function: nodes.FunctionDef) -> bool:
    """Whether a function answers a request of a browser or of another program."""
    if any(_ROUTE.search(dotted(one)) for one in _decorators(function)):
        return True
    names = [argument.name for argument in function.args.args or []]
    if names[:1] == ["request"]:
        return True
    return names[:2] == ["self", "request"] or (
        names[:1] == ["self"] and function.name in ("form_valid", "form_invalid")
    )


def is_for_staff(function: nodes.FunctionDef) -> bool:
    """Whether an officer drives the function: by its decorators, its class, its arguments or its name."""
    owner = function.parent.frame() if function.parent is not None else None
    words = [one.as_string() for one in _decorators(function)]
    words += [argument.name for argument in function.args.args or []]
    words += [function.name]
    if isinstance(owner, nodes.ClassDef):
        words += [owner.name, *(base.as_string() for base in owner.bases)]
        words += [
            target.name
            for one in owner.body
            if isinstance(one, nodes.Assign)
            for target in one.targets
            if isinstance(target, nodes.AssignName)
        ]
    return any(_STAFF.search(word) for word in words)


def has_human_step(function: nodes.FunctionDef) -> bool:
    """Whether someone who looks is named in the function: an officer, a reviewer, a status « to examine »."""
    for node in function.nodes_of_class((nodes.Attribute, nodes.AssignAttr, nodes.Name, nodes.Keyword, nodes.Const)):
        if isinstance(node, nodes.Const):
            word = node.value if isinstance(node.value, str) and len(node.value) < 40 else ""
        else:
            word = (
                node.name
                if isinstance(node, nodes.Name)
                else (node.arg or "" if isinstance(node, nodes.Keyword) else node.attrname)
            )
        if word and effect_of(word) is Effect.HUMAN and word not in ("review", "assign"):
            return True
    return False
