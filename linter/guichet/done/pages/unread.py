"""Messages whose answers, or which themselves, go to addresses that nobody reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.places import place_of_path
from guichet.done.offered.addresses import is_unread
from guichet.done.pages.dead_ends import AT_STAKE
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.parts import assigned
from guichet.reading.python.roles import is_test
from guichet.told.language.word_lists import lowered
from guichet.told.nobody import names_someone

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
    return given if texts and all(isinstance(text, str) and is_unread(text) for text in texts) else None


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
            if any(isinstance(text, str) and is_unread(text) for text in texts):
                yield value


_SENDER = {"EmailMessage": 2, "EmailMultiAlternatives": 2, "send_mail": 2}
_BODY = 1
_WHOLE = 60
"""Characters from which a text is the whole of a message."""
_FILLED = re.compile(r"^(?:render\w*|get_template|\w*gettext\w*)$")


def unanswerable(module: PythonModule) -> Iterator[tuple[nodes.Call, str]]:
    """Yield the messages that leave from an address that nobody reads and whose own words name nobody: where, and what they say."""
    if place_of_path(module.path) is not None or is_test(module):
        return
    for call in module.walk(nodes.Call):
        number = _SENDER.get(dotted(call.func).rpartition(".")[2])
        if number is not None and _leaves_from_nobody(_given(call, number, "from_email"), module):
            said = _words(_given(call, _BODY, "message", "body"), module)
            if len(said) > _WHOLE and AT_STAKE.search(lowered(said)) and not (names_someone(said) or "://" in said):
                yield call, said


def _given(call: nodes.Call, number: int, *names: str) -> nodes.NodeNG | None:
    named = next((word.value for word in call.keywords if word.arg in names), None)
    return named if named is not None else call.args[number] if len(call.args) > number else None


def _leaves_from_nobody(sender: nodes.NodeNG | None, module: PythonModule) -> bool:
    """Whether a sender, or the one that the settings give when there is none, is an address that nobody reads."""
    if sender is None or (value_of(sender) is None and isinstance(sender, nodes.Const)):
        found = definitions(module.modules).setting("DEFAULT_FROM_EMAIL")
        given = [value for one in found if (value := assigned(one.node)) is not None]
        texts = [value_of(one) for one in given]
    else:
        texts = [one.node.value for one in origins(sender, module, made_of) if isinstance(one.node, nodes.Const)]
    known = [text for text in texts if isinstance(text, str) and "@" in text]
    return bool(known) and all(map(is_unread, known))


def _words(body: nodes.NodeNG | None, module: PythonModule) -> str:
    """All the words of a message; none when a template, or what cannot be followed, holds some."""
    found = list(origins(body, module, made_of)) if body is not None else []
    if any(
        isinstance(one.node, nodes.Call) and _FILLED.match(dotted(one.node.func).rpartition(".")[2]) for one in found
    ):
        return ""
    return " ".join(
        one.node.value for one in found if isinstance(one.node, nodes.Const) and isinstance(one.node.value, str)
    )
