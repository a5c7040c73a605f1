"""What a component is asked to tell those who use it, and never tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guichet.reading.written.lost import akin
from guichet.reading.written.translation import Component
from guichet.reading.written.values import Value

_ASKED = re.compile(r"on[:-]?([a-z].*|[A-Z].*)")
NATIVE = frozenset(
    "abort animationend animationstart auxclick beforeinput beforetoggle blur cancel canplay change click close compositionend "
    "compositionstart contextmenu copy cut dblclick drag dragend dragenter dragleave dragover dragstart drop ended error focus "
    "focusin focusout formdata fullscreenchange input invalid keydown keypress keyup load loadeddata loadedmetadata mousedown "
    "mouseenter mouseleave mousemove mouseout mouseover mouseup paste pause play playing pointercancel pointerdown pointerenter "
    "pointerleave pointermove pointerout pointerover pointerup progress reset resize scroll scrollend search seeked seeking select "
    "slotchange submit timeupdate toggle touchcancel touchend touchmove touchstart transitionend volumechange wheel".split()
)
"""The events that browsers tell of themselves."""
_CONTROL = re.compile(r"<(?:button|a|input|select|textarea)\b")
_ANSWERS = re.compile(r"\son[a-z]+=|attributes\(\{\s*\*\*|call ")


def never_told(component: Component, shown: str, table: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Yield (the event asked for, the one that is told instead): events that nothing tells, beside one that nobody asked for.

    Nothing is told instead where a component shows a control that answers nobody.
    """
    asked = {as_heard(name): name for name in table if name not in component.parameters and _is_asked(name, component)}
    heard = {as_heard(name) for name in table if name.startswith("on")}
    told = component.tells or frozenset()
    lost = [one for one in asked if one not in told]
    free = {one[2:]: one for one in told if one not in heard and not one.startswith("onupdate")}
    for one in lost:
        near = next((free[each] for each in akin(one[2:], free)), "")
        if not near and len(free) == len(lost) == 1 and not {*free, one[2:]} <= NATIVE:
            near = next(iter(free.values()))
        if near:
            yield _event(asked[one]), _event(near)
        elif not told and not component.has_native and _CONTROL.search(shown) and not _ANSWERS.search(shown):
            yield _event(asked[one]), ""


def as_heard(name: str) -> str:
    """Return the name of an event, or of what answers it, whatever spelling asks for it: `onmenuopened`."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _is_asked(name: str, component: Component) -> bool:
    """Whether an attribute asks for an event that a browser does not tell by itself."""
    if _ASKED.fullmatch(name) is None or name.startswith("onUpdate"):
        return False
    event = as_heard(name)[2:]
    return not (component.has_native and event in NATIVE) and not event.startswith(("vnode", "hook", "update"))


def _event(name: str) -> str:
    return name[2:3].lower() + name[3:]
