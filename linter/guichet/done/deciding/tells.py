"""Whether a function writes to anyone: what it calls, by name, followed into the project's own functions."""

from __future__ import annotations

from astroid import nodes

from guichet.done.words import speaks_of
from guichet.reading.named.optional import left_off
from guichet.reading.python.conditions import conditions_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.kept_data import kept_in
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.paths import own_nodes

_DEPTH = 2
_LOGS = frozenset(
    {"log", "logger", "logging", "print", "warnings", "sentry_sdk", "capture_message", "stdout", "stderr"}
)
_TO = frozenset({"to", "recipient", "recipients", "destinataire", "destinataires", "channel"})
_OFF = frozenset({"false", "no", "off", "non"})


def telling(function: nodes.FunctionDef, module: PythonModule, depth: int = 0) -> bool:
    """Whether a function, what it calls or what calls it sends words to someone; a log is no one."""
    known = definitions(module.modules)
    for call in own_nodes(function, nodes.Call):
        path = dotted(call.func)
        if _LOGS.intersection(path.lower().split(".")):
            continue
        tells = any(speaks_of(part, "decisions.tell") for part in path.split("."))
        if tells and not _is_inside(call) and not _is_switched_off(call, module):
            return True
        if any(speaks_of(word.value, "decisions.tell") for word in call.args if _is_task_name(word)):
            return True
        if depth < _DEPTH:
            for one in known.functions(call.func, module):
                if isinstance(one.node, nodes.FunctionDef) and telling(one.node, one.module, depth + 1):
                    return True
    return depth == 0 and any(
        isinstance(call.frame(), nodes.FunctionDef) and telling(call.frame(), caller, _DEPTH)
        for call, caller in known.calls_of(function, module)[:4]
        if call.frame() is not function
    )


def _is_inside(call: nodes.Call) -> bool:
    """Whether words go to those who work on the file, by what is called or by whom it is given."""
    given = [one.as_string() for one in call.args[:1]] + [
        one.value.as_string() for one in call.keywords if one.arg in _TO
    ]
    return any(speaks_of(one, "decisions.inside") for one in (dotted(call.func).rpartition(".")[2], *given))


def told_before(loops: tuple[nodes.For, ...]) -> bool:
    """Whether those that loops go through were told before, by a day or a yes that is kept for it: `filter(announced_on__lt=…)`."""
    return any(
        speaks_of(word.arg or "", "sessions.announced") and not (word.arg or "").endswith("isnull")
        for loop in loops
        for call in loop.iter.nodes_of_class(nodes.Call)
        for word in call.keywords
    )


def _is_task_name(node: nodes.NodeNG) -> bool:
    """Whether a text names a task or an event: `send_task("mails.refusal")`, `publish("claim.notified")`."""
    return isinstance(node, nodes.Const) and isinstance(node.value, str) and " " not in node.value and "." in node.value


def _is_parameter(test: nodes.NodeNG) -> bool:
    frame = test.frame()
    return isinstance(test, nodes.Name) and isinstance(frame, nodes.FunctionDef) and test.name in frame.argnames()


def _is_switched_off(call: nodes.Call, module: PythonModule) -> bool:
    """Whether words are only sent when a switch is on, and the code or a kept table says that it is off for some."""
    for condition in conditions_of(call):
        if isinstance(condition.test, nodes.Name | nodes.Attribute):
            given = [one.node.value for one in origins(condition.test, module) if isinstance(one.node, nodes.Const)]
            if given and not any(given):
                return not _is_parameter(condition.test) or left_off(condition.test.name, module.path, module.project) is not None  # fmt: skip
        key = getattr(getattr(condition.test, "slice", None), "value", None)
        if isinstance(key, str):
            for one in origins(condition.test, module):
                if isinstance(one.node, nodes.Call) and any(
                    entry.name == key and entry.value.lower() in _OFF for entry in kept_in(one.node, one.module)
                ):
                    return True
    return False
