"""Programs of a telephone that go on asking where somebody is: the package that they call sends it, even once the application is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.acts.script.flows import ScriptFlow, flow_of
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text

BACKGROUND = "background position"
"""Where what follows somebody is said to go: the package keeps the address to itself."""
_PACKAGES = re.compile(
    r"react-native-background-(?:geolocation|location)|cordova-(?:plugin-)?background-geolocation|capacitor[\w/-]{0,40}background-geolocation|(?:background-geolocation|transistorsoft/capacitor)[\w/-]{0,40}|background-actions|\bexpo-location\b|mauron85",
    re.I,
)
"""What is brought in to follow a telephone."""
_FOLLOWS = re.compile(
    r"^(?:\w{0,40}(?:[bB]ackgroundGeolocation|[bB]ackgroundLocation|BgGeo|BGGeo|bgGeo)\w{0,20})\.(?:start|startSchedule|startGeofences|addWatcher|startLocationService)$|(?:^|\.)startLocationUpdatesAsync$"
)
_PRESSED = re.compile(r"press|toggle|value.?change|switch|tap\b|click|submit", re.I)
"""In the name of what a person does for it to begin."""


def acts_in(script: Script) -> Iterator[ScriptFlow]:
    """Yield the calls by which a telephone is followed from then on, unless somebody presses something for it."""
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


def _begun_by(act: ScriptFlow) -> Iterator[str]:
    """What must happen for it to run: the event, and the functions gone through; where it stands in a page, the attribute."""
    for way in act.ways:
        yield from (way.event or "", *way.names)
    node: Any = act.node
    while node is not None:
        if node.type == "jsx_attribute":
            yield text(node)[:40]
        node = node.parent
