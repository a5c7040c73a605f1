"""Scripts that markup names: controllers (Stimulus), found by their files, tied to elements by `data-controller`, `data-action`, targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from guichet.core.memo import lasting_memo, memo
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.site import Site, makes_markup

_FILE = re.compile(r"(?:^|/)(?:controllers/)?((?:[\w-]+/)*[\w-]+?)[_-]controller\.(?:js|mjs|ts)$")
_NAMED = re.compile(r"""(?:\bdata-controller|["']?\bcontroller["']?)\s*(?:=|:|=>)\s*["']([^"']+)["']""")
_ACTION = re.compile(
    r"(?:(?<![\w:.-])(?P<event>[\w:.-]+)(?P<where>@\w+)?->)?(?P<name>[a-z][\w-]{0,200})#(?P<method>\w+)(?P<options>(?::!?\w+)*)"
)
_TARGET = re.compile(r"^(\w+?)Targets?$")
_VALUE = re.compile(r"""(?<![\w-])data-([\w-]{1,200})-value\s*=\s*(?:"([^"]*)"|'([^']*)'|(<%[^\n]{0,200}?%>|\S+))""")
DEFAULTS = {
    "click": ("a", "button", 'input[type="submit"]', 'input[type="button"]'),
    "submit": ("form",),
    "input": ("textarea", 'input:not([type="submit"]):not([type="button"])'),
    "change": ("select",),
    "toggle": ("details",),
}
"""The elements whose action names no event, by the event that is then meant."""


class Action(NamedTuple):
    """A method that an element calls at an event: the selector of such elements, whether the page listens in its place."""

    event: str
    method: str
    selectors: tuple[str, ...]
    is_global: bool
    options: str


def identifier_of(path: str) -> str:
    """Return the name by which markup asks for a controller, "" for a file that is none."""
    found = _FILE.search(path)
    if found is None:
        return ""
    below = found[1].rpartition("controllers/")[2]
    return (
        below.replace("/", "--").replace("_", "-")
        if "controllers/" in path
        else below.rpartition("/")[2].replace("_", "-")
    )


def values_given(path: str, site: Site) -> list[str]:
    """Return what markup gives the values of a controller, as typed: `data-map-place-value="…"`."""
    name = identifier_of(path)
    return [value for named, value in _values(site) if named.startswith(f"{name}-")] if name else []


def value_given(path: str, name: str, site: Site) -> list[str]:
    """Return what markup gives one value of a controller, by its name in the script: `displayHelp` is `data-…-display-help-value`."""
    asked = f"{identifier_of(path)}-{_CAPITAL.sub(lambda found: '-' + found[0].lower(), name)}"
    return [value for named, value in _values(site) if named == asked]


_CAPITAL = re.compile(r"[A-Z]")


@lasting_memo
def _values(site: Site) -> list[tuple[str, str]]:
    """What markup gives the values of controllers, each with the name of its attribute."""
    texts = (site.text(path) for path in site.paths if makes_markup(path))
    given = (found for written in texts if "-value" in written for found in _VALUE.finditer(written))
    return [(found[1], found[2] or found[3] or found[4] or "") for found in given]


@lasting_memo
def _controllers(site: Site) -> dict[str, list[str]]:
    """The files of controllers by their names."""
    found: dict[str, list[str]] = {}
    for path in site.paths:
        name = identifier_of(path)
        if name:
            found.setdefault(name, []).append(path)
    return found


def controllers_in(written: str, site: Site) -> list[str]:
    """Return the files of the controllers that a template names, by its text alone."""
    known = _controllers(site) if "controller" in written else {}
    names = (name for found in _NAMED.findall(written) for name in found.split()) if known else ()
    return [known[name][0] for name in dict.fromkeys(names) if len(known.get(name, ())) == 1]


@memo
def _actions(site: Site) -> dict[str, list[re.Match[str]]]:
    """The actions that templates write, by the name of their controller."""
    found: dict[str, list[re.Match[str]]] = {}
    if not _controllers(site):
        return found
    for path in site.paths:
        written = site.text(path) if makes_markup(path) else ""
        for one in _ACTION.finditer(written) if "action" in written else ():
            found.setdefault(one["name"], []).append(one)
    return found


def actions_asked(name: str, site: Site) -> frozenset[str]:
    """Return the methods of a controller that markup calls."""
    return frozenset(one["method"] for one in _actions(site).get(name, ()))


def actions_of(script: Script) -> Iterator[Action]:
    """Yield the methods of a controller that markup calls, each as it is written there."""
    name = identifier_of(script.path) if script.element is None else ""
    for written in dict.fromkeys(one[0] for one in _actions(script.project).get(name, ())) if name else ():
        one = _ACTION.fullmatch(written)
        if one is None:
            continue
        asked = f'[data-action~="{written}"]'
        if one["event"]:
            is_global = bool(one["where"])
            yield Action(one["event"].partition(".")[0], one["method"], (asked,), is_global, one["options"])
            continue
        for event, tags in DEFAULTS.items():
            yield Action(event, one["method"], tuple(f"{tag}{asked}" for tag in tags), False, one["options"])


def own_elements(node: Any, script: Script) -> Sequence[str]:
    """Return the selectors of what `this.element` and `this.nameTarget` of a controller stand for; () for what is neither."""
    name = identifier_of(script.path) if script.element is None and text(field(node, "object")) == "this" else ""
    member = text(field(node, "property"))
    if not name:
        return ()
    if member == "element":
        return (f'[data-controller~="{name}"]',)
    target = _TARGET.match(member)
    return (f'[data-{name}-target~="{target[1]}"]',) if target is not None and not member.startswith("has") else ()


def events_called(script: Script) -> str:
    """Return the events at which markup calls a controller, as words: its own text does not name them."""
    return " ".join(dict.fromkeys(one.event.lower() for one in actions_of(script)))
