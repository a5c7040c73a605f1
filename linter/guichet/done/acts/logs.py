"""What a program writes in its logs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.data.no_answers import holds_no_answers
from guichet.done.data.python_data import data_in
from guichet.done.deciding.actors import function_of, is_view
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Sort
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule, dotted

Found = tuple[Kind, str, nodes.NodeNG, list[nodes.NodeNG]]
"""An act found: its kind, where it goes, the node that shows it, and the values that go."""
_LEVELS = frozenset("debug info warning warn error exception critical log msg success trace fatal bind".split())
_LOGGER = re.compile(r"(?:^|\.)_?(?:log|logger|logging|slog|journal|app_log|audit_log|structlog)\w*$", re.I)
_TELLING = frozenset({Sort.ANSWERS, Sort.IDENTITY})
_NOT_SAID = frozenset({"exc_info", "stack_info", "stacklevel"})


def logged_in(node: nodes.Call, module: PythonModule) -> Iterator[Found]:
    """Yield what a call writes in a log and that says most of someone: who they are or what they wrote, else the first."""
    if not _writes(node) or _is_of_signing_in(node) or _tells_of_no_address(node):
        return
    values = (*node.args, *(word.value for word in node.keywords if word.arg not in _NOT_SAID))
    said = [(value, {one.sort for one in data}) for value in values if (data := data_in(value, module))]
    if said and all(sorts == {Sort.ANSWERS} and holds_no_answers(value, module) for value, sorts in said):
        return
    if said:
        most = next((value for value, sorts in said if not sorts.isdisjoint(_TELLING)), said[0][0])
        yield Kind.KEEP, "log", most, [most]


_NO_ADDRESS = re.compile(
    r"\b(?:invalid|malformed|incorrect|wrong)\b[^.]{0,20}\be?-?mails?\b|\b(?:e-?mails?|courriels?)\b[^.]{0,20}\b(?:invalid|malformed|incorrect|non valide|erron)",
    re.I,
)


def _tells_of_no_address(node: nodes.Call) -> bool:
    """Whether a line says that what was typed is no address: a slip of the keyboard, that reaches nobody."""
    return any(isinstance(one.value, str) and _NO_ADDRESS.search(one.value) for one in node.nodes_of_class(nodes.Const))


def _is_of_signing_in(node: nodes.Call) -> bool:
    """Whether a line is written because somebody signed in, or could not, by what the function around answers."""
    around = function_of(node)
    if around is None:
        return False
    marks = around.decorators.as_string() if around.decorators is not None else ""
    return speaks_of(f"{around.name} {marks}", "sessions.signing_audited")


def _writes(node: nodes.Call) -> bool:
    """Whether a call writes to a log: a logger, or `print` where a request is answered (servers keep what it says)."""
    if isinstance(node.func, nodes.Attribute):
        owner = node.func.expr
        return node.func.attrname in _LEVELS and (bool(_LOGGER.search(dotted(owner))) or _is_logger(owner))
    function = function_of(node) if dotted(node) == "print" else None
    return function is not None and is_view(function)


def _is_logger(owner: nodes.NodeNG) -> bool:
    """Whether a name of the module, or what a method has of its own, holds a logger, whatever it is called."""
    if isinstance(owner, nodes.Call):
        return dotted(owner.func).endswith(("getLogger", "get_logger"))
    name = owner.name if isinstance(owner, nodes.Name) else ""
    return any(
        isinstance(one.parent, nodes.Assign) and dotted(one.parent.value).endswith(("getLogger", "get_logger"))
        for one in owner.root().locals.get(name, ())
    )
