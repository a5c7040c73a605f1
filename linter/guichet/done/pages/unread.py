"""Messages whose answers, or which themselves, go to addresses that nobody reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.places import place_of_path
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins

_NOBODY = re.compile(r"^(?:no-?_?reply|do-?not-?reply|ne-?pas-?repondre|noreponse|dev-?null|null|blackhole|trash|discard|poubelle|corbeille)\b[\w.+-]*@", re.I)  # fmt: skip
_MAILS = {"EmailMessage": 3, "EmailMultiAlternatives": 3, "send_mail": 3, "Message": 1, "sendmail": 1}
"""What sends a message, and which of its arguments says to whom."""


def unread_messages(call: nodes.Call, module: PythonModule) -> nodes.NodeNG | None:
    """Return the recipients of a message that nobody reads: `noreply@`, `devnull@`, followed through settings."""
    number = _MAILS.get(dotted(call.func).rpartition(".")[2])
    if number is None or place_of_path(module.path) is not None:
        return None
    words = {word.arg: word.value for word in call.keywords}
    given = next((words[name] for name in ("to", "recipient_list", "recipients") if name in words), None)
    given = given or (call.args[number] if len(call.args) > number else None)
    if isinstance(given, nodes.List | nodes.Tuple):
        lists = [(given, module)]
    else:
        found = origins(given, module, made_of) if given is not None else ()
        lists = [(one.node, one.module) for one in found if isinstance(one.node, nodes.List | nodes.Tuple)]
    if len(lists) != 1 or len(lists[0][0].elts) != 1:
        return None
    (only, where) = lists[0][0].elts[0], lists[0][1]
    texts = [one.node.value for one in origins(only, where) if isinstance(one.node, nodes.Const)]
    return given if texts and all(isinstance(text, str) and _NOBODY.search(text) for text in texts) else None


def replies_to_nobody(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """Yield where a message asks that it be answered to an address that nobody reads: `msg["Reply-To"] = "noreply@…"`."""
    if place_of_path(module.path) is not None:
        return
    for node in module.walk(nodes.Assign, nodes.Call):
        values = []
        if isinstance(node, nodes.Assign):
            key = node.targets[0].slice if isinstance(node.targets[0], nodes.Subscript) else None
            values = [node.value] if str(value_of(key)).lower() == "reply-to" else []
        else:
            values = [word.value for word in node.keywords if word.arg == "reply_to"]
        for value in values:
            texts = (one.node.value for one in origins(value, module, made_of) if isinstance(one.node, nodes.Const))
            if any(isinstance(text, str) and _NOBODY.search(text.rpartition("<")[2]) for text in texts):
                yield value
