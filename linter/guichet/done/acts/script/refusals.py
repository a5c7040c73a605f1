"""Ways to say no that a script gives people only after a while: a button of refusal that a timer shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.done.acts.script.act import ScriptAct
from guichet.done.acts.script.answers import is_a_no
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of_script
from guichet.reading.scripts.calls import handed_to
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, function_around, key_of, text
from guichet.reading.scripts.texts import selector_of
from guichet.reading.scripts.ways import event_of

_WOKEN = re.compile(r"setTimeout")
_SHOWN = {"hidden": "false", "disabled": "false", "inert": "false"}
_UNHIDES = frozenset({"removeAttribute", "remove", "show", "fadeIn", "add", "append", "appendChild", "toggle"})
_STYLES = re.compile(r"\.style\.(?:display|visibility|opacity)$")
_OFF = re.compile(r"none|hidden|^['\"]0['\"]$")


@dataclass(eq=False)
class Delayed(ScriptAct):
    """A refusal that comes late."""

    @property
    def goes_without(self) -> str:
        """What is taken away for a while: a way to refuse."""
        return " ".join(self.script.written(self.node).split())[:80]


def acts_in(script: Script) -> Iterator[Delayed]:
    """Yield the refusals that a timer of a script puts within reach, each once."""
    if not _WOKEN.search(script.text):
        return
    for node in script.walk("assignment_expression", "call_expression"):
        owner = _shown(node)
        if owner is not None and is_a_no(f"{selector_of(owner, script) or ''} {text(owner)}"):
            function = function_around(node)
            if function is not None and any(event_of(*call) == "setTimeout" for call in handed_to(function, script)):
                yield Delayed(Kind.ANSWER, script.path, script.span(node), place_of_script(script.path), node, script)
                return


def _shown(node: Any) -> Any:
    """What a statement shows or puts in use: `x.hidden = false`, `x.style.display = "block"`, `x.classList.remove("off")`."""
    if node.type == "assignment_expression":
        left, right = field(node, "left"), text(field(node, "right"))
        if left.type != "member_expression":
            return None
        owner = field(left, "object")
        if _SHOWN.get(key_of(field(left, "property")) or "") == right:
            return owner
        return field(owner, "object") if _STYLES.search(text(left)) and not _OFF.search(right) else None
    callee = field(node, "function")
    if callee is None or callee.type != "member_expression" or key_of(field(callee, "property")) not in _UNHIDES:
        return None
    owner = field(callee, "object")
    given = text(next(iter(arguments(node)), None)).strip("'\"")
    if text(owner).endswith(".classList"):
        return field(owner, "object")
    last = key_of(field(callee, "property"))
    return owner if last in ("show", "fadeIn") or (last == "removeAttribute" and given in _SHOWN) else None
