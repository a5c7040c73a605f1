"""Refusals of which each should be enough, and that a script wants both: the wish that a browser says is heard only if people have also said no here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.parties.measured import REFUSING
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import bare, field, text

_WISH = re.compile(r"\b(?:doNotTrack|msDoNotTrack|globalPrivacyControl)\b")
_SAID = re.compile(r"={2,3}\s*(?:['\"](?:1|yes|true)['\"]|1\b|true\b)|(?:['\"](?:1|yes|true)['\"]|\b1|\btrue)\s*={2,3}")
_OTHERWISE = re.compile(r"!==?|^\s*!|\?\?")


def joined_refusals(script: Script) -> Iterator[Any]:
    """Yield the tests of a script that hold only for whoever refused twice: by their browser, and here."""
    if not _WISH.search(script.text):
        return
    for node in script.walk("binary_expression"):
        if text(field(node, "operator")) != "&&":
            continue
        sides = [text(bare(field(node, side))) for side in ("left", "right")]
        for wish, other in (sides, sides[::-1]):
            if _is_wish(wish) and not _WISH.search(other) and REFUSING.search(other) and not _denies(other):
                yield node
                break


def _is_wish(said: str) -> bool:
    """Whether a side of a test holds for those whose browser asks not to be followed."""
    return (
        _WISH.search(said) is not None
        and not _denies(said)
        and (_SAID.search(said) is not None or re.fullmatch(r"[\w.]+", said) is not None)
    )


def _denies(said: str) -> bool:
    """Whether a side of a test holds for those who did not refuse."""
    return (
        _OTHERWISE.search(said) is not None
        or re.search(r"={2,3}\s*(?:-1|null|false|0|undefined)\b|<\s*0", said) is not None
    )
