"""Who runs a piece of Python: a person through a page, an officer with a right, or nobody (signals, tasks, commands)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from astroid import nodes

from guichet.core.memo import lasting_keyed_memo
from guichet.core.words import any_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.handed import handed_to, looked_up_by, tables_with
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import lookup
from guichet.reading.python.roles import is_command, is_task

if TYPE_CHECKING:
    from guichet.reading.templates.page import Pages

_EVENT = re.compile(
    r"(?:^|\.)(?:receiver|listens_for|on_event|on|subscribe|cron|scheduled_job|periodic_task|every|crontab|scheduled|event|subscriber|hook|command|flow|dag|asset)$"
)
_ROUTE = re.compile(
    r"(?:^|\.)(?:route|get|post|put|patch|delete|api_view|action|websocket|api_route|require_POST|require_http_methods)$"
)
_STAFF = re.compile(
    rf"permission|staff|\brole|_role|admin|superuser|user_passes_test|moderator|{any_of('people.staff')}",
    re.I,
)
_EVENTS = re.compile(
    r"event|evenement|événement|subscri|abonne|listener|hooks?$|trigger|declench|cron|schedul|planif", re.I
)
_BUS = re.compile(
    r"publish|emit|dispatch|fire|trigger|consume|broadcast|notify|handle|process|receive|publier|emettre|diffuser|traiter|recevoir|on_"
)
_TELLS_EVENT = re.compile(r"^(?:event|evenement|événement|evt|topic|signal|message|msg)(?:_?(?:name|type|nom))?$")
_CALLERS = 2
_SCHEDULERS = frozenset(
    "connect add_job every do listen add_periodic_task subscribe PythonOperator ShortCircuitOperator task schedule "
    "run_daily run_repeating enqueue_at enqueue_in cron register_job CronTrigger signal scheduled_task".split()
)
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
    if any(dotted(call.func).rpartition(".")[2] in _SCHEDULERS for call in handed_to(function, module)):
        return True
    return any(map(_EVENTS.search, tables_with(function, module)))


def _is_bus(function: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a function hands an event over to whatever listens, and no officer's page is what sends it."""
    if not isinstance(function, nodes.FunctionDef) or not _BUS.search(function.name):
        return False
    if is_for_staff(function) or not any(_TELLS_EVENT.search(argument.name) for argument in function.args.args or []):
        return False
    senders = (call.frame() for call, _ in definitions(module.modules).calls_of(function, module))
    return not any(isinstance(one, nodes.FunctionDef) and is_for_staff(one) for one in senders)


def is_run_alone(function: nodes.FunctionDef, module: PythonModule, depth: int = 0) -> bool:
    """Whether nobody starts the function, nor those that call it: each of them runs alone."""
    if runs_alone(function, module):
        return True
    if depth >= _CALLERS or is_view(function):
        return False
    callers = definitions(module.modules).calls_of(function, module)
    around = [one for one in callers if one[0].frame() is not function and lookup(one[0].func) is None]
    looked = looked_up_by(function, module)
    if not (around or looked):
        return _is_named_nowhere(function, module)
    return all(_alone(call, other, depth) for call, other in around) and all(
        _is_bus(call.frame(), other) or _alone(call, other, depth) for call, other in looked
    )


def _is_named_nowhere(function: nodes.FunctionDef, module: PythonModule) -> bool:
    """Whether a function that takes nothing is called, handed over and marked by nothing in the project: something outside runs it."""
    if (
        function.args.args
        or function.decorators
        or not isinstance(function.parent, nodes.Module)
        or function.name.startswith("_")
    ):
        return False
    return _is_written_once(function.name, module.project)


@lasting_keyed_memo
def _is_written_once(name: str, project: Pages) -> bool:
    places = (
        found for path in project.paths if project.holds(path, name) for found in _places(name, project.text(path))
    )
    return len(list(islice(places, 2))) == 1


def _places(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _alone(call: nodes.Call, module: PythonModule, depth: int) -> bool:
    """Whether nobody starts what holds a call: a function that runs alone, or a file that is run as a script."""
    frame = call.frame()
    if isinstance(frame, nodes.FunctionDef):
        return is_run_alone(frame, module, depth + 1)
    parent = call.statement().parent
    return isinstance(parent, nodes.If) and "__main__" in parent.test.as_string()


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
