"""What a program notes of each visit: who, from which line, with which device."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.logs import Found, logged_in
from guichet.done.data.python_data import data_in
from guichet.done.nouns.act import Kind
from guichet.done.people.personal_data import MADE
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins
from guichet.reading.python.parts import function_around
from guichet.reading.python.paths import own_nodes

_KEEPS = re.compile(r"(?:^|\.)objects\.(?:create|get_or_create|update_or_create|acreate)$|(?:^|\.)(?:execute|insert|insert_one|add|bulk_create|xadd|rpush|lpush|hset)$|(?:^|\.)(?:log|logger)\.\w+$")  # fmt: skip
_DATABASE = re.compile(r"^(?:self\.)?(?:db\.)?session\.|^(?:self\.)?(?:db|session)\.")
"""What holds the connection to a database, and no one's session."""
_GUARDS = re.compile(r"login|auth|security|securit|audit|fraud|throttle|rate|abuse|connexion|admin|axes|session|token|signature|consent|error|exception|bug|report", re.I)  # fmt: skip
_WRITES = re.compile(r"^\s*(?:INSERT|UPDATE|REPLACE)\b", re.I)


def kept_in(node: nodes.Call, module: PythonModule) -> Iterator[Found]:
    """Yield what a call writes down of a visit; what guards an entry, or tells of a failure, is no visit."""
    path = dotted(node.func)
    if not (_KEEPS.search(path) or _leads_to_keeping(node, module)) or any(
        _GUARDS.search(name) for name in (*_around(node), _DATABASE.sub("", path))
    ):
        return
    if path.endswith("execute") and not (node.args and _WRITES.search(_said(node.args[0]))):
        return
    if not list(logged_in(node, module)):
        given = [value for one in (node, *node.args) if one is node or _is_row(one) for value in _given(one)]
        yield Kind.KEEP, "visits", node, [*given, *_worked_out(given, module)]


_EACH_PAGE = frozenset({"__call__", "process_request", "process_response", "process_view", "process_template_response"})
_MARKED = re.compile(r"(?:^|\.)(?:before_request|after_request|before_app_request|after_app_request|teardown_request|middleware|on_request|on_response|before_each|after_each)$")  # fmt: skip


def runs_at_each_page(node: nodes.NodeNG) -> bool:
    """Whether some code runs at every page: in a middleware, or in what a framework calls around each request."""
    function = function_around(node)
    while isinstance(function, nodes.FunctionDef):
        marks = function.decorators.nodes if function.decorators else ()
        names = [dotted(one.func if isinstance(one, nodes.Call) else one) for one in marks]
        inner = {one.name for one in function.args.args or ()}
        if function.name in _EACH_PAGE or any(_MARKED.search(name) for name in names):
            return True
        if {"get_response", "call_next"} & inner:
            return True
        function = function_around(function)
    return False


def _is_row(node: nodes.NodeNG) -> bool:
    """Whether a value is a row made where it is kept: `session.add(Visit(…))`."""
    return isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2][:1].isupper()


def _given(call: nodes.Call) -> list[nodes.NodeNG]:
    return [*call.args, *(word.value for word in call.keywords)]


def _worked_out(given: list[nodes.NodeNG], module: PythonModule) -> Iterator[nodes.NodeNG]:
    """The line that a call makes something else of, such as a country: what was made still says where someone is."""
    for value in given:
        for one in origins(value, module, _is_way):
            call = one.node
            if isinstance(call, nodes.Call) and not MADE.search(dotted(call.func).rpartition(".")[2]):
                yield from (
                    inner
                    for inner in (*call.args, *(word.value for word in call.keywords))
                    if one.module is module and any(datum.what == "line" for datum in data_in(inner, module))
                )


def _is_way(one: Origin) -> bool:
    node = one.node
    is_result = isinstance(node, nodes.Attribute | nodes.Call) and "." in dotted(node) and not MADE.search(dotted(node))
    return not one.decides and (isinstance(node, nodes.Name) or is_result)


def _leads_to_keeping(node: nodes.Call, module: PythonModule) -> bool:
    """Whether a call runs a function of the project that writes down what it is given by name."""
    if len(node.keywords) < 2 or not isinstance(node.func, nodes.Name | nodes.Attribute):
        return False
    inside = (
        call
        for one in definitions(module.modules).functions(node.func, module)
        for call in own_nodes(one.node, nodes.Call)
    )
    return any(_KEEPS.search(dotted(call.func)) for call in inside)


def _around(node: nodes.NodeNG) -> Iterator[str]:
    while node is not None:
        if isinstance(node, nodes.FunctionDef | nodes.ClassDef):
            yield node.name
        node = node.parent


def _said(node: nodes.NodeNG) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""
