"""Limits that hold on any machine: steps are counted, seconds are not; only what never ends is stopped by a clock."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType

HANG = 900
"""Seconds after which something will never end: a hundred times what the slowest takes here, whatever else runs."""


@contextlib.contextmanager
def no_hang() -> Iterator[None]:
    """Stop what never ends; where there is no alarm, nothing is stopped."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"no end after {HANG} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANG)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def steps(run: Callable[[], object]) -> int:
    """Calls and returns of functions in a run, those of C included: the same number on every machine."""
    count = 0

    def one_more(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(one_more)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count
