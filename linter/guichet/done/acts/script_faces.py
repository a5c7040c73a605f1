"""Faces that a script films to prove who someone is, before a form goes: known by the camera that looks at the person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from guichet.done.words import speaks_of
from guichet.reading.scripts.calls import calls_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import arguments, field, function_around, name_of, text

_FILMS = re.compile(r"(?:^|\.)getUserMedia$")
_TALKS = re.compile(r"RTCPeerConnection|jitsi|livekit|visio|webrtc|videocall|video.?conf", re.I)
"""People who see each other."""
_KEEPS = re.compile(r"\bMediaRecorder\b|\.toBlob\(|\.toDataURL\(|ImageCapture|\.detect\w*\(")
_STEPS = 12


def faces_in(script: Script) -> Iterator[Any]:
    """Yield the calls that film a person's face to prove who they are, when no other proof is named where that is asked for."""
    if not _KEEPS.search(script.text) or _TALKS.search(script.text):
        return
    for call in script.walk("call_expression"):
        if _FILMS.search(text(field(call, "function"))) and _looks_at_person(call, script):
            asking = list(_asking(call, script))
            named = " ".join((script.path, *(name for name, _ in asking)))
            other = any(speaks_of(where.text, "identity.another_way") for _, where in asking)
            if speaks_of(named, "identity.of_identity") and not other:
                yield call


def _looks_at_person(call: Any, script: Script) -> bool:
    """Whether a camera is turned to whoever holds it, or what is done there speaks of a face."""
    given = [one for each in arguments(call)[:1] for one in islice(origins(each, script), _STEPS)]
    films = " ".join(text(one.node) for one in given)
    return "video" in films and (
        bool(re.search(r"facingMode\W+(?:\w+\W+)?user", films)) or speaks_of(script.text[:20_000], "identity.face")
    )


def _asking(call: Any, script: Script) -> Iterator[tuple[str, Script]]:
    """The names of the functions that film, and of those that call them, with their scripts."""
    around = function_around(call)
    yield "", script
    while around is not None:
        yield name_of(around) or "", script
        for one, where in calls_of(around, script):
            outer = function_around(one)
            yield (name_of(outer) or "" if outer is not None else ""), where
        around = function_around(around.parent) if around.parent is not None else None
