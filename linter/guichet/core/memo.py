"""What was worked out about an object, kept in the object: asked once, and gone when the object goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

About = TypeVar("About")
Answer = TypeVar("Answer")
_MARK = "memo of "


def memo(answer: Callable[[About], Answer]) -> Callable[[About], Answer]:
    """Return a function of one object that is worked out once for each object."""
    key = f"{_MARK}{answer.__module__}.{answer.__qualname__}"

    @wraps(answer)
    def asked(about: About) -> Answer:
        kept = about.__dict__
        if key not in kept:
            kept[key] = answer(about)
        found: Answer = kept[key]
        return found

    return asked


def forget(about: object) -> None:
    """Drop every answer that an object keeps."""
    for key in [key for key in about.__dict__ if key.startswith(_MARK)]:
        del about.__dict__[key]
