"""Events of their own that scripts and markup of a project announce and await, by their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, text
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site, is_component, makes_markup
from guichet.reading.written.lost import akin
from guichet.reading.written.told import NATIVE

_ANNOUNCED = re.compile(
    r"\bnew\s+(?:Custom)?Event\(\s*(['\"])([\w:.-]{3,60})\1|\$dispatch\(\s*(['\"])([\w:.-]{3,60})\3"
)
_AWAITED = re.compile(
    r"\baddEventListener\(\s*(['\"])([\w:.-]{3,60})\1|(?<=\s)(?:@|x-on:)([a-z][\w:-]{2,60})(?:\.[\w.]+)?\s*=|"
    r"(?<![\w-])([a-z][\w:-]{2,60})(?:@(?:window|document))?->"
)
_NAME = re.compile(r"[\w:-]+")
_OF_LIBRARIES = re.compile(r":|^(?:DOM|htmx|turbo|alpine|livewire|shown|hidden|dsfr)", re.I)


def announcing(script: Script) -> Iterator[tuple[Any, str]]:
    """Yield the names that a script gives to events of its own, each with where it is written."""
    for call in script.walk("new_expression", "call_expression"):
        made = text(field(call, "constructor")) or text(field(call, "function"))
        name = next(iter(arguments(call)), None) if made in ("CustomEvent", "Event", "$dispatch") else None
        if name is not None and name.type == "string":
            yield name, text(name)[1:-1]


@memo
def never_awaited(site: Site) -> Mapping[str, str]:
    """Return the events that something announces and nothing awaits, by name, with the one that is awaited and that nothing announces."""
    paths = [path for path in site.paths if _is_read(path)]
    if not any("Event(" in site.text(path) or "$dispatch(" in site.text(path) for path in paths):
        return {}
    texts = list(map(site.code, paths))
    announced = {one[2] or one[4] for written in texts for one in _ANNOUNCED.finditer(written)}
    awaited = Counter(one[2] or one[3] or one[4] for written in texts for one in _AWAITED.finditer(written))
    free = [one for one in awaited if one not in announced | NATIVE and not _OF_LIBRARIES.search(one)]
    named = Counter(one for written in texts for one in _NAME.findall(written))
    found = {}
    for name in announced - awaited.keys() - NATIVE:
        near = [one for one in akin(name, free) if named[one] == awaited[one]]
        if len(near) == 1:
            found[name] = near[0]
    return found


def unawaited_in(path: str, site: Site) -> list[tuple[str, str]]:
    """Return the events that a file names and nothing awaits, each with the one that it is taken for: it changes when other files do."""
    text = site.text(path)
    if "Event(" not in text and "$dispatch(" not in text:
        return []
    return sorted((name, near) for name, near in never_awaited(site).items() if name in text)


def _is_read(path: str) -> bool:
    return not is_component(path) and ".min." not in path and (makes_markup(path) or path.endswith(SCRIPT_SUFFIXES))
