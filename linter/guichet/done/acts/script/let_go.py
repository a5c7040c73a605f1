"""What a person holds for a while, a slot, a ticket, a place, given back by a script because they looked at something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.script.act import script_act
from guichet.done.forms.looked_away import PASSING, looks_away
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, text

_QUOTED = re.compile(r"['\"`]([^'\"`\n]{2,120})['\"`]")
_DELETES = re.compile(r"['\"]DELETE['\"]|\.delete\b")
_TOOLS = re.compile(r"timer|timeout|interval|animation|poll|refresh|listener|observer|request|subscription", re.I)
"""What a script stops for itself while nobody looks."""
_HELD = ("places.slots", "deeds.held for someone", "deeds.lines")
_LONGEST = 300


def acts_in(script: Script) -> Iterator[FromDeed]:
    """Yield the calls that give back what a person holds as soon as another tab or window is looked at."""
    if not any(one in script.text for one in ("visib", "Visib", "blur", "mouseleave", "PageLeave", "hidden")):
        return
    for call in script.walk("call_expression"):
        if _gives_back(call) and looks_away(call, script, PASSING):
            act = script_act(Kind.EXPIRE, call, script)
            shown = " ".join(text(call).split())[:_LONGEST]
            yield FromDeed(Kind.EXPIRE, script.path, act.span, act.place, what=What.LET_GO, shown=shown)


def _gives_back(call: Any) -> bool:
    """Whether a call, by its name or by the address that it asks, ends what is held: `releaseSlot(id)`, `fetch('/holds/3', { method: 'DELETE' })`."""
    called, said = text(field(call, "function")), text(call)
    if len(said) > _LONGEST or any(one.type.endswith("function") for one in arguments(call)):
        return False
    named = " ".join((called, *_QUOTED.findall(said)[:2]))
    if _TOOLS.search(called):
        return False
    ends = speaks_of(named, "deeds.gives back") or _DELETES.search(said) is not None
    return ends and any(speaks_of(named, idea) for idea in _HELD)
