"""Programs that go on asking where somebody is: of a telephone, whose package sends it once the application is closed; of a page, that sends each step while it is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.acts.script.flows import ScriptFlow, flow_of
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, text

BACKGROUND = "background position"
"""Where what follows somebody is said to go: the package keeps the address to itself."""
EACH_STEP = "position at each step"
"""Where a page is said to send where somebody is, again and again: the call that does so may be a function of another file."""
_PACKAGES = re.compile(
    r"react-native-background-(?:geolocation|location)|cordova-(?:plugin-)?background-geolocation|capacitor[\w/-]{0,40}background-geolocation|(?:background-geolocation|transistorsoft/capacitor)[\w/-]{0,40}|background-actions|\bexpo-location\b|mauron85",
    re.I,
)
"""What is brought in to follow a telephone."""
_FOLLOWS = re.compile(
    r"^(?:\w{0,40}(?:[bB]ackgroundGeolocation|[bB]ackgroundLocation|BgGeo|BGGeo|bgGeo)\w{0,20})\.(?:start|startSchedule|startGeofences|addWatcher|startLocationService)$|(?:^|\.)startLocationUpdatesAsync$"
)
_WATCHES = re.compile(r"(?:^|\.)geolocation\.watchPosition$")
_SENDS = re.compile(r"\b(?:fetch|sendBeacon|axios|ajax|emit)\s?\(|\b\$?(?:http|api|axios|client|socket|ws|\w*[Ss]ocket)\.(?:post|put|patch|send|emit|publish)\(|(?<![\w.])(?:post|put|patch|send|envoyer|publish)\w{0,20}\(")  # fmt: skip
_PRESSED = re.compile(r"press|toggle|value.?change|switch|tap\b|click|submit", re.I)
"""In the name of what a person does for it to begin."""


def acts_in(script: Script) -> Iterator[ScriptFlow]:
    """Yield the calls by which somebody is followed from then on, unless they press something for it."""
    if "watchPosition" in script.text:
        yield from _each_step(script)
    if not _PACKAGES.search(script.text):
        return
    for node in script.walk("call_expression"):
        if _FOLLOWS.search(text(field(node, "function")).replace("?.", ".")):
            act = flow_of(Kind.SEND, node, script, BACKGROUND, [])
            said = text(field(node, "function"))
            act.data = (Datum(Sort.POSITION, said, "position"),)
            if not any(_PRESSED.search(name) for name in _begun_by(act)):
                yield act
                return


def _each_step(script: Script) -> Iterator[ScriptFlow]:
    """Yield the calls by which a page is told each step of somebody, when what is told of it is sent."""
    for node in script.walk("call_expression"):
        said = text(field(node, "function")).replace("?.", ".")
        told = next(iter(arguments(node)), None)
        if _WATCHES.search(said) and told is not None and any(_SENDS.search(one) for one in _done_with(told, script)):
            act = flow_of(Kind.SEND, node, script, EACH_STEP, [])
            act.data = (Datum(Sort.POSITION, said, "position"),)
            if not any(_PRESSED.search(name) for name in _begun_by(act)):
                yield act
                return


def _done_with(told: Any, script: Script) -> Iterator[str]:
    """What is done with each step: the function given in place, or the one that the file calls so."""
    yield text(told)
    if told.type == "identifier":
        named = (one for one in script.walk("function_declaration") if text(field(one, "name")) == text(told))
        yield from map(text, named)
        held = (one for one in script.walk("variable_declarator") if text(field(one, "name")) == text(told))
        yield from map(text, held)


def _begun_by(act: ScriptFlow) -> Iterator[str]:
    """What must happen for it to run: the event, and the functions gone through; where it stands in a page, the attribute."""
    for way in act.ways:
        yield from (way.event or "", *way.names)
    node: Any = act.node
    while node is not None:
        if node.type == "jsx_attribute":
            yield text(node)[:40]
        node = node.parent
