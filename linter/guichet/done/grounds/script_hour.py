"""The hour or the day of the browser's clock that decides."""

from __future__ import annotations

from typing import Any

from guichet.core.memo import memo
from guichet.done.act import Ground, Reason
from guichet.done.grounds.script_clock import ScriptClock
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import FUNCTIONS


def hour_in(node: Any, script: Script) -> Ground | None:
    """Return the hour that a test depends on, with the way to where the clock is read; None when it does not."""
    if node.type in FUNCTIONS:
        return None
    for one in origins(node, script):
        if one.node.type in ("call_expression", "member_expression") and _clock(one.script).is_read(
            one.node, inside=False
        ):
            through = tuple((hop.name, hop.path, hop.line) for hop in one.hops if hop.path != script.path)
            return Ground(Reason.HOUR, script.path, script.span(node), script.written(node), through)
    if _clock(script).is_read(node, inside=False):
        return Ground(Reason.HOUR, script.path, script.span(node), script.written(node))
    return None


@memo
def _clock(script: Script) -> ScriptClock:
    return ScriptClock(script)
