"""The events that a component tells those who use it, by the names that they are answered under."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guichet.reading.components.vue_script import Script
from guichet.reading.written.told import as_heard

_EMITTED = re.compile(r"\$emit\(\s*(['\"])([\w:-]+)\1")
_EMITS = re.compile(r"\$emit\(")
_LISTENS_TO_ALL = ("$listeners", "useListeners")
_OUTPUT = re.compile(
    r"@Output\(\s*(?:['\"](?P<other>[\w-]+)['\"])?[^)\n]{0,200}\)\s{0,20}(?:public\s|readonly\s){0,2}\s{0,20}(?P<name>\w+)"
    r"|\b(?P<signal>\w{1,80})\s{0,20}=\s{0,20}output\b(?:From\w+)?"
)
_MODEL = re.compile(r"\b(\w{1,80})\s{0,20}=\s{0,20}model\b")
_DISPATCHED = re.compile(r"\bdispatch\(\s*(['\"])([\w:-]+)\1")
_DISPATCHES = re.compile(r"\bdispatch\(")
_FORWARDED = re.compile(r"\bon:([\w:-]{1,80})(?:\|\w+)*(?=[\s/>])")


def answered(event: str) -> str:
    """Return the name under which an event is answered, whatever spelling asks for it: `onmenuopened`."""
    return as_heard(f"on{event}")


def told_by(script: Script, text: str) -> frozenset[str] | None:
    """Return what a component of Vue tells, None when it may tell something else."""
    emitted = [match[2] for match in _EMITTED.finditer(text)]
    if script.takes_more or script.tells_more or len(emitted) != len(_EMITS.findall(text)):
        return None
    if any(word in text for word in _LISTENS_TO_ALL):
        return None
    declared = (one[2:] for one in script.parameters if one.startswith("on"))
    models = (f"update{one}" for one in script.parameters if not one.startswith("on"))
    return frozenset(map(answered, (*declared, *models, *emitted)))


def told_in_svelte(text: str, parameters: Iterable[str]) -> frozenset[str] | None:
    """Return what a component of Svelte tells: what it dispatches, passes on, or takes an answer for."""
    dispatched = [match[2] for match in _DISPATCHED.finditer(text)]
    is_all_read = len(dispatched) == len(_DISPATCHES.findall(text)) and "$$restProps" not in text
    if not is_all_read or ("createEventDispatcher" in text and not dispatched):
        return None
    taken = (one[2:] for one in parameters if one.startswith("on"))
    return frozenset(map(answered, (*dispatched, *taken, *_FORWARDED.findall(text))))


def told_in_angular(text: str) -> frozenset[str] | None:
    """Return what the class of a component of Angular tells, None when it is built on another or lets all of an event through."""
    if re.search(r"\bclass\s+\w+\s+extends\b|hostDirectives|\boutputs\s*:|dispatchEvent", text):
        return None
    names = [match["other"] or match["name"] or match["signal"] for match in _OUTPUT.finditer(text)]
    models = (f"{name}change" for name in _MODEL.findall(text))
    return frozenset(map(answered, (*names, *models)))


def told_in_jsx(parameters: Iterable[str]) -> frozenset[str]:
    """Return what a component of React tells, when nothing of what it does not name reaches anything."""
    return frozenset(answered(one[2:]) for one in parameters if re.match(r"on[A-Z]", one))
