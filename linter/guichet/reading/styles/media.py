"""Which `@media` blocks apply in a window; a condition that no window decides is None."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from guichet.core.numbers import count, measured


class Window(NamedTuple):
    """A window in CSS pixels: what people see without zooming, or at 200 %."""

    width: int
    height: int


DESKTOP = Window(1280, 1024)
ZOOMED = Window(640, 512)

_FEATURE = re.compile(r"\(\s*(?:(min|max)-)?(width|height)\s*:\s*([\d.]+)(px|em|rem)\s*\)")
_ORIENTATION = re.compile(r"\(\s*orientation\s*:\s*(portrait|landscape)\s*\)")
_RATIO = re.compile(r"\(\s*(?:(min|max)-)?aspect-ratio\s*:\s*(\d+)\s*(?:/\s*(\d+)\s*)?\)")
_RANGE = re.compile(r"\(\s*(width|height)\s*([<>]=?)\s*([\d.]+)(px|em|rem)\s*\)")


@lru_cache(maxsize=1024)
def applies(query: str, window: Window) -> bool | None:
    """Whether a media query list holds for people with a screen and no special setting."""
    answers = [_one(part.strip(), window) for part in query.split(",")] if query else [True]
    if True in answers:
        return True
    return None if None in answers else False


def _one(query: str, window: Window) -> bool | None:
    result: bool | None = True
    if query.startswith("not "):
        inner = _one(query[4:], window)
        return None if inner is None else not inner
    for part in re.split(r"(?<!\s)\s+and\s+", query.removeprefix("only ").strip()):
        answer = _part(part.strip(), window)
        if answer is False:
            return False
        if answer is None:
            result = None
    return result


def _part(part: str, window: Window) -> bool | None:
    if part in {"all", "screen", ""}:
        return True
    if part in {"print", "speech", "tty", "tv", "handheld", "projection", "aural", "braille", "embossed"}:
        return False
    feature = _FEATURE.fullmatch(part)
    if feature:
        have = window.width if feature[2] == "width" else window.height
        want = measured(feature[3]) * (1 if feature[4] == "px" else 16)
        return have >= want if feature[1] == "min" else have <= want if feature[1] == "max" else have == want
    compared = _RANGE.fullmatch(part)
    if compared:
        have = window.width if compared[1] == "width" else window.height
        want = measured(compared[3]) * (1 if compared[4] == "px" else 16)
        more, equal = compared[2][0] == ">", "=" in compared[2] and have == want
        return equal or (have > want if more else have < want)
    orientation = _ORIENTATION.fullmatch(part)
    if orientation:
        return (orientation[1] == "landscape") == (window.width > window.height)
    ratio = _RATIO.fullmatch(part)
    if ratio and count(ratio[3] or "1"):
        shape, wanted = window.width / window.height, count(ratio[2]) / count(ratio[3] or "1")
        return shape >= wanted if ratio[1] == "min" else shape <= wanted if ratio[1] == "max" else shape == wanted
    if part.startswith(("(prefers-", "(forced-colors")):
        return "no-preference" in part or "light" in part or ": none" in part
    return None
