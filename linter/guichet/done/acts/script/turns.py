"""Who comes after the others in a script: the slow lane that a function answers with, by what people are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Span
from guichet.done.acts.script.act import script_act
from guichet.done.acts.table.weights import Weights
from guichet.done.nouns.act import Kind
from guichet.done.people.people import attribute_of
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, function_around, text

_BEHIND = ("decisions.later", "decisions.aside", "decisions.control")


def acts_in(script: Script) -> Iterator[Weights]:
    """Yield the lanes that a function answers with for some, when it answers others for the rest."""
    for node in script.walk("return_statement"):
        said = text(node)
        if not any(speaks_of(said, idea) for idea in _BEHIND) or not _is_short(node):
            continue
        function = function_around(node)
        whole = text(function) if function is not None else ""
        if whole.count("return") > 1 and speaks_of(whole, "decisions.lanes"):
            act = script_act(Kind.DELAY, node, script)
            counted = tuple(
                one for each in act.conditions if not each.before for one in _read_by(each.test, each.script or script)
            )
            if counted:
                yield Weights(
                    Kind.DELAY, script.path, act.span, act.place, label=" ".join(said.split())[:60], counted=counted
                )


def _is_short(node: Any) -> bool:
    return len(text(node)) < 120 and any(one.type in ("string", "object") for one in node.children)


def _read_by(test: Any, script: Script) -> Iterator[tuple[str, Span]]:
    """What a test reads of people, by name."""
    stack = [test]
    while stack:
        one = stack.pop()
        if one.type == "member_expression":
            name = text(field(one, "property"))
            if attribute_of(name) is not None:
                yield name, script.span(one)
        stack.extend(one.children)
