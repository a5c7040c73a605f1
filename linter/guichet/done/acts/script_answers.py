"""The answers that a script keeps, and for how long: a yes for a year, a no for two pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.done.acts.script_act import ScriptAct
from guichet.done.grounds.answers import is_asked, is_measured, of_name, of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.kept_answer import KeptAnswer, longest_yes
from guichet.done.nouns.places import place_of_script
from guichet.done.people.consent import closes
from guichet.reading.scripts.conditions import Way
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, text
from guichet.reading.scripts.syntax import field as part
from guichet.reading.scripts.texts import UNKNOWN, selector_of, text_made

_AGE = re.compile(r"max-age\s*=\s*(\d+)", re.I)
_STORES = {"localStorage.setItem": float("inf"), "sessionStorage.setItem": 0.0}
_DAY = 86_400.0
_PASSING = frozenset("scroll wheel mousemove pointermove touchmove load DOMContentLoaded ready pageshow pagehide beforeunload unload visibilitychange setTimeout setInterval requestIdleCallback resize popstate".split())  # fmt: skip
"""What happens on a page without anybody's answer."""


@dataclass(eq=False)
class ScriptAnswer(KeptAnswer, ScriptAct):
    """An answer kept in the browser."""

    @property
    def is_presumed(self) -> bool:
        """Whether it keeps a yes though nobody agreed: as time goes by, as the page moves, as a window is put away."""
        return self.answer is Agreement.GIVEN and bool(self.ways) and all(map(self._is_no_answer, self.ways))

    def _is_no_answer(self, way: Way) -> bool:
        if way.event in _PASSING:
            return True
        heard = part(part(way.heard, "function"), "object") if way.heard is not None else None
        return heard is not None and closes(f"{selector_of(heard, self.script) or ''} {text(heard)}")


def acts_in(script: Script) -> Iterator[ScriptAnswer]:
    """Yield the answers to a question about trackers that a script keeps."""
    found = [act for node in script.walk("call_expression", "assignment_expression") if (act := _kept(node, script))]
    longest = longest_yes(found)
    if found and all(act.answer is Agreement.GIVEN for act in found):
        found += list(_forgotten(script))
    for act in found:
        act.yes_lasts = min(longest, 400 * _DAY)
        yield act


def _forgotten(script: Script) -> Iterator[ScriptAnswer]:
    """What hears a no, in a script that keeps the yes alone."""
    for node in script.walk("assignment_expression", "call_expression"):
        left = part(node, "left") if node.type == "assignment_expression" else part(node, "function")
        owner = part(left, "object") if left is not None and left.type == "member_expression" else None
        hears = text(part(left, "property")) in ("onclick", "addEventListener") if owner is not None else False
        if hears and of_name(f"{selector_of(owner, script) or ''} {text(owner)}") is Agreement.REFUSED:
            act = ScriptAnswer(Kind.KEEP, script.path, script.span(node), place_of_script(script.path), node, script, to="answer")  # fmt: skip
            act.answer = Agreement.REFUSED
            yield act
            return


def _kept(node: Any, script: Script) -> ScriptAnswer | None:
    if node.type == "assignment_expression":
        if text(part(node, "left")) != "document.cookie":
            return None
        made = _with_numbers(part(node, "right"), script)
        age = _AGE.search(made)
        said, lasts = (
            made.partition(";")[0],
            float(age[1]) if age else (30 * _DAY if "expires" in made.lower() else 0.0),
        )
    else:
        name = text(part(node, "function")).removeprefix("window.")
        given = arguments(node)
        if name not in _STORES or len(given) < 2:
            return None
        said, lasts = f"{text_made(given[0], script)}={text_made(given[1], script)}", _STORES[name]
    if not (is_measured(said) or (is_asked(said) and is_measured(script.path))):
        return None
    act = ScriptAnswer(
        Kind.KEEP, script.path, script.span(node), place_of_script(script.path), node, script, to="answer"
    )
    act.kept_for = lasts
    act.answer = of_value(said, equal=True) if UNKNOWN not in said else None
    if act.answer is None:
        act.answer = act.agreement[0] if act.agreement is not None else None
    return act


def _with_numbers(node: Any, script: Script) -> str:
    """The text that an expression makes, arithmetic in its places worked out: `max-age=${YEAR}`."""
    made = text_made(node, script)
    if f"max-age={UNKNOWN}" in made.replace(" ", ""):
        for one in (
            node,
            *node.named_children,
            *(inner for child in node.named_children for inner in child.named_children),
        ):
            value = script.number(one)
            if value is not None:
                return made.replace(f"max-age={UNKNOWN}", f"max-age={int(value)}")
    return made
