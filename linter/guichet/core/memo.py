"""What was worked out about an object, kept in the object: asked once, and gone when the object goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from functools import wraps
from typing import Generic, TypeVar

About = TypeVar("About")
Answer = TypeVar("Answer")
Step = TypeVar("Step")
_MARK = "memo of "
_LASTING = "lasting memo of "


def memo(answer: Callable[[About], Answer]) -> Callable[[About], Answer]:
    """Return a function of one object that is worked out once for each object."""
    return _kept(answer, _MARK)


def lasting_memo(answer: Callable[[About], Answer]) -> Callable[[About], Answer]:
    """Return the same, for what texts alone tell: it holds nothing parsed, and is kept when memory is given back."""
    return _kept(answer, _LASTING)


def _kept(answer: Callable[[About], Answer], mark: str) -> Callable[[About], Answer]:
    key = f"{mark}{answer.__module__}.{answer.__qualname__}"

    @wraps(answer)
    def asked(about: About) -> Answer:
        kept = about.__dict__
        if key not in kept:
            kept[key] = answer(about)
        found: Answer = kept[key]
        return found

    return asked


def forget(about: object, *, texts: bool = False) -> None:
    """Drop every answer that an object keeps; what texts alone tell only when they changed."""
    dropped = (_MARK, _LASTING) if texts else (_MARK,)
    for key in [key for key in about.__dict__ if key.startswith(dropped)]:
        del about.__dict__[key]


def keep_only(about: object, names: Set[str]) -> None:
    """Drop all that was worked out about an object: some of its names stay."""
    kept = about.__dict__
    for name in kept.keys() - names:
        del kept[name]


def nearest(
    known: dict[About, Answer], around: Iterable[About], own: Callable[[About], Answer], none: Answer
) -> Answer:
    """Return the first answer that counts among things that hold one another, each of them asked once; else `none`.

    `around` goes outwards; `known` keeps what was answered for each thing that was passed.
    """
    passed: list[About] = []
    answer = none
    for one in around:
        if one in known:
            answer = known[one]
            break
        passed.append(one)
        if found := own(one):
            answer = found
            break
    known.update(dict.fromkeys(passed, answer))
    return answer


class Trail(Generic[Step]):
    """Steps that are worked out when first asked for, and kept for whoever asks next."""

    def __init__(self, steps: Iterator[Step]) -> None:
        self._steps = steps
        self._known: list[Step] = []

    def __iter__(self) -> Iterator[Step]:
        number = 0
        while True:
            if number == len(self._known):
                try:
                    self._known.append(next(self._steps))
                except StopIteration:
                    return
            yield self._known[number]
            number += 1
