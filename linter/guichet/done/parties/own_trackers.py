"""Trackers that a service wrote itself: lasting identifiers, device fingerprints, keys and moves sent as they come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.parties.scripts import is_guarded
from guichet.reading.scripts.javascript import Script

_SENDS = re.compile(
    r"sendBeacon|\bfetch\s*\(|XMLHttpRequest|new Image\b|axios|\$\.(?:post|ajax)|WebSocket|type=.?hidden|\.value\s*="
)
_IDENTIFIER = re.compile(
    r"visitor|\buid\b|user_?id|client_?id|device|tracking|track_?id|fingerprint|empreinte|anon_?id|visiteur|_vid\b|unique",
    re.I,
)
_RANDOM = re.compile(r"randomUUID|Math\.random|uuid|getRandomValues|nanoid|visitorId|hash\(", re.I)
_DEVICE = re.compile(
    r"\b(?:hardwareConcurrency|deviceMemory|plugins|colorDepth|platform|userAgent|languages|timezone|getTimezoneOffset|resolvedOptions|maxTouchPoints|pixelDepth|WEBGL_debug_renderer_info|vendor)\b"
)
_CANVAS = re.compile(r"toDataURL|getImageData|getParameter|OfflineAudioContext")
_WATCHED = re.compile(r"""["'](?:key(?:up|down|press)|mousemove|input|blur|focusout|scroll|click)["']""")
_COLLECTS = re.compile(
    r"""sendBeacon|fetch\(\s*["'`][^"'`]*(?:track|collect|log|event|analytic|mesure|telemetr|replay|record|metric)""",
    re.I,
)
_PRIVATE = re.compile(r"\.value\b|clientX|pageX|\.key\b|keyCode|innerText")


def identifiers_in(script: Script) -> Iterator[Any]:
    """Yield where a script gives the person a lasting number, or takes the device's fingerprint, and sends it on."""
    if not _SENDS.search(script.text):
        return
    for node in script.walk("call_expression", "assignment_expression"):
        if _keeps_number(node, script) or _takes_fingerprint(node, script):
            if is_guarded(node, script) is not True:
                yield node
            return


def _keeps_number(node: Any, script: Script) -> bool:
    text = script.source_of(node)
    if node.type == "call_expression" and re.match(r"(?:window\.)?(?:local|session)Storage\.setItem\(", text):
        return len(text) < 300 and bool(_IDENTIFIER.search(text)) and bool(_RANDOM.search(script.text))
    if node.type == "assignment_expression" and re.match(r"document\.cookie\s*=", text):
        return len(text) < 400 and bool(_IDENTIFIER.search(text)) and bool(_RANDOM.search(script.text))
    return False


def _takes_fingerprint(node: Any, script: Script) -> bool:
    if node.type != "call_expression":
        return False
    callee = script.source_of(node.children[0])
    if _CANVAS.search(callee[-40:]):
        return bool(re.search(r"fingerprint|empreinte|device_?id|visitor", script.text, re.I))
    sends = bool(re.search(r"sendBeacon$|fetch$|\.post$|\.send$", callee))
    return sends and len(set(_DEVICE.findall(script.text))) >= 3


_KEPT = re.compile(r"\.push\([^)]*\b(?:\w+\.key|keyCode|clientX|pageX)\b")
_BEACON = re.compile(r"sendBeacon\(")


def recordings_in(script: Script) -> Iterator[Any]:
    """Yield the listeners that send what people type or how they move, as it happens or kept for later."""
    later = bool(_BEACON.search(script.text))
    for node in script.walk("call_expression"):
        callee = script.source_of(node.children[0])
        if not callee.endswith(("addEventListener", ".on")):
            continue
        text = script.source_of(node)
        if len(text) >= 3000 or not _WATCHED.search(text[:160]):
            continue
        if (_COLLECTS.search(text) and _PRIVATE.search(text)) or (later and _KEPT.search(text)):
            if is_guarded(node, script) is not True:
                yield node
            return


def positions_in(script: Script) -> Iterator[Any]:
    """Yield where a script asks for the person's position without any click, and sends something."""
    if not _SENDS.search(script.text):
        return
    for node in script.walk("call_expression"):
        callee = script.source_of(node.children[0])
        if callee.endswith(("geolocation.getCurrentPosition", "geolocation.watchPosition")):
            if is_guarded(node, script, clicks=True) is False:
                yield node
            return
