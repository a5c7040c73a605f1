"""What controllers of the project (Stimulus) hold for markup to call: their methods and their targets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from guichet.core.memo import keyed_memo, lasting_memo
from guichet.reading.scripts.controllers import actions_asked, controllers_in
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import CLASSES, field, text, walk
from guichet.reading.templates.site import RUBY_GIVING, Site, makes_markup

_OWN_METHODS = frozenset({"constructor", "initialize", "connect", "disconnect"})
_ADDS = re.compile(r"\buse[A-Z]\w*\(|Object\.(?:assign|definePropert)|this\[|\.prototype\b|\bblessings\b")
"""What gives a controller methods that its class does not write."""
_TARGETS = re.compile(r"(?<![\w-])([\w-]{1,200})[-_]target\b(?=([^\n>]{0,120}))")


class Members(NamedTuple):
    """What a controller holds."""

    path: str
    methods: frozenset[str]
    targets: frozenset[str]


@keyed_memo
def members_of(name: str, site: Site) -> Members | None:
    """Return what the controller of a name holds, None where it is not one class written whole."""
    paths = controllers_in(f'data-controller="{name}"', site)
    script = script_at(paths[0], site) if paths else None
    return _read(script) if script is not None and script.root is not None else None


def _read(script: Script) -> Members | None:
    classes = [one for one in script.walk(*CLASSES) if field(one, "body") is not None]
    if len(classes) != 1 or _ADDS.search(script.text):
        return None
    heritage = next((text(one) for one in classes[0].named_children if one.type == "class_heritage"), "")
    if heritage.removeprefix("extends").strip().partition("<")[0] not in ("Controller", "Stimulus.Controller"):
        return None
    methods: set[str] = set()
    targets: set[str] = set()
    for one in field(classes[0], "body").named_children:
        name = text(field(one, "name") or field(one, "property"))
        if name == "targets" and text(one).startswith("static"):
            targets |= _words(field(one, "value"))
        elif name and not text(one).startswith("static"):
            methods.add(name)
    return Members(script.path, frozenset(methods - _OWN_METHODS), frozenset(targets))


def _words(listed: Any) -> set[str]:
    return {text(one)[1:-1] for one in walk(listed) if one.type == "string"} if listed is not None else set()


def uncalled(name: str, members: Members, site: Site) -> list[str]:
    """Return the methods of a controller that no markup calls."""
    return sorted(members.methods - actions_asked(name, site))


def unfilled(name: str, members: Members, site: Site) -> list[str]:
    """Return the targets of a controller that no markup gives it."""
    given = _targets_given(site).get(name, "")
    return sorted(one for one in members.targets if not re.search(rf"\b{re.escape(one)}\b", given))


@lasting_memo
def _targets_given(site: Site) -> Mapping[str, str]:
    """What follows each attribute that gives targets, by every name that its controller may have: `data-a-b-target` is of `a-b`, or of `b`."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in site.paths:
        written = site.text(path) if makes_markup(path) or path.endswith(RUBY_GIVING) else ""
        for one in _TARGETS.finditer(written) if "arget" in written else ():
            words = one[1].split("-")
            for rank in range(len(words)):
                found["-".join(words[rank:]).replace("_", "-")].append(one[2])
    return {name: " ".join(given) for name, given in found.items()}
