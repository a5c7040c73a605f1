"""What the look at a page draws by lot: by the draw of the answer that is judged, which whoever wrote it cannot compute."""

from __future__ import annotations

import random
import secrets

_drawn = [secrets.token_hex()]


def deal(draw: str) -> None:
    """From now on, draw for the answer that has this draw."""
    _drawn[:] = [draw]


def dealt() -> str:
    """The draw of the answer that is judged: what was seen under another one is not what is seen under this one."""
    return _drawn[0]


def lot(about: str) -> random.Random:
    """A generator that draws the same each time that this answer is judged, and something else about something else."""
    return random.Random(f"{_drawn[0]} {about}")
