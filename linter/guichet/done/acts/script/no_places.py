"""A list of places that a script of a page empties, or gives back empty, by the clock of the device."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.acts.closed import PHONE, is_no_slot
from guichet.done.acts.script.act import ScriptAct, names_around, script_act
from guichet.done.nouns.act import Kind, Reason
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, text

_CLOCK = re.compile(r"\.get(?:UTC)?(?:Hours|Day)\(|\b(?:dayjs|moment|DateTime)\b")
_GIVES = re.compile(r"(?:^|\.)set[A-Z]\w{2,40}$|\.(?:value|set|next|patchState|commit|dispatch)$")
"""What puts a list in a state: of React, of a signal, of a store."""
_OF_THE_DAY = re.compile(r"today|aujourd|du ?jour|same.?day|passe|past|expir|ancien|old", re.I)
"""Places whose day is over, or nearly: nobody can come to them."""
_STAFFED = re.compile(r"agent|staff|[ée]quipe|team|call_?back|rappel", re.I)
"""Those who answer, beside a telephone line: they have hours."""


def acts_in(script: Script) -> Iterator[ScriptAct]:
    """Yield where a script has no place to show because of the hour: nothing of what is free is asked for, or kept."""
    if "[]" not in script.text or not _CLOCK.search(script.text):
        return
    for node in script.walk("assignment_expression", "call_expression", "return_statement"):
        name, value = _given(node)
        if value != "[]":
            continue
        around = " ".join((name, *names_around(node), script.path.rpartition("/")[2]))
        if not is_no_slot(around, value) or any(one.search(around) for one in (_OF_THE_DAY, PHONE, _STAFFED)):
            continue
        act = script_act(Kind.HIDE, node, script)
        if next(act.grounds(Reason.HOUR), None) is not None:
            yield act


def _given(node: Any) -> tuple[str, str]:
    """What is put, and under which name."""
    if node.type == "assignment_expression":
        return text(field(node, "left")), text(field(node, "right"))
    if node.type == "return_statement":
        return "", text(node.named_children[0]) if node.named_children else ""
    name, given = text(field(node, "function")), arguments(node)
    return (name, text(given[-1])) if given and _GIVES.search(name) else ("", "")
