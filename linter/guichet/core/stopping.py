"""Work that can be left off: whoever asked for it says when, and it looks at points where nothing is half done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Stopped(BaseException):
    """The work is wanted no more. No failure, so what keeps one failure from hiding the rest lets it pass."""


def _never() -> bool:
    return False


_is_over: ContextVar[Callable[[], bool]] = ContextVar("is_over", default=_never)


@contextmanager
def until(is_over: Callable[[], bool]) -> Iterator[None]:
    """Let what is done inside be left off, with Stopped, as soon as something is so."""
    token = _is_over.set(is_over)
    try:
        yield
    finally:
        _is_over.reset(token)


def may_stop() -> None:
    """Raise Stopped when the work around is over. Called where nothing is half done."""
    if _is_over.get()():
        raise Stopped
