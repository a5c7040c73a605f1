"""What was worked out about an object, kept in the object: asked once, and gone when the object goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Set
from functools import wraps
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar, TypeVarTuple, cast

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property as cached_property
else:

    class cached_property:  # noqa: N801
        """That of Python, without the lock that 3.11 takes each time, and that is gone since."""

        def __init__(self, answer: Callable[[Any], object]) -> None:
            self._answer = answer
            self.__doc__ = answer.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, about: Any, owner: type | None = None) -> object:
            if about is None:
                return self
            found = about.__dict__[self._name] = self._answer(about)
            return found


About = TypeVar("About")
Answer = TypeVar("Answer")
Keyed = TypeVar("Keyed", bound=Callable[..., Any])
Keys = TypeVarTuple("Keys")
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


def keyed_memo(answer: Callable[[*Keys, About], Answer]) -> Callable[[*Keys, About], Answer]:
    """Return a function that is worked out once for each of its keys, and kept in the object that is its last argument."""
    return _kept_by_key(answer, _MARK)


def lasting_keyed_memo(answer: Callable[[*Keys, About], Answer]) -> Callable[[*Keys, About], Answer]:
    """Return the same, for what texts alone tell, as a lasting memo does."""
    return _kept_by_key(answer, _LASTING)


def _kept_by_key(answer: Keyed, mark: str) -> Keyed:
    name = f"{mark}{answer.__module__}.{answer.__qualname__}"

    def asked(key: Hashable, about: object) -> object:
        try:
            known: dict[Hashable, object] = about.__dict__[name]
        except KeyError:
            known = about.__dict__[name] = {}
        if key not in known:
            known[key] = answer(key, about)
        return known[key]

    def asked_by_several(*given: object) -> object:
        key, about = given[:-1], given[-1]
        try:
            known: dict[Hashable, object] = about.__dict__[name]
        except KeyError:
            known = about.__dict__[name] = {}
        if key not in known:
            known[key] = answer(*given)
        return known[key]

    is_of_one = answer.__code__.co_argcount == 2
    return cast(Keyed, wraps(answer)(asked if is_of_one else asked_by_several))


def forget(about: object, *, texts: bool = False) -> None:
    """Drop every answer that an object keeps; what texts alone tell only when they changed."""
    dropped = (_MARK, _LASTING) if texts else (_MARK,)
    for key in [key for key in about.__dict__ if key.startswith(dropped)]:
        del about.__dict__[key]


_LIGHT = 4_000
"""What an answer may weigh, in characters, and be kept when memory is given back: to work it out again goes through all files."""


def lighten(about: object) -> None:
    """Drop the answers that an object keeps and that weigh something, or hold more than words and numbers."""
    kept = about.__dict__
    for key in [key for key in kept if key.startswith(_MARK) and _left_of(_LIGHT, kept[key]) <= 0]:
        del kept[key]


def _left_of(budget: int, answer: object) -> int:
    """What is left of a weight once an answer is taken from it: nothing for what is not plain."""
    if answer is None or isinstance(answer, int | float):
        return budget - 1
    if isinstance(answer, str):
        return budget - 1 - len(answer)
    if not isinstance(answer, dict | tuple | list | set | frozenset):
        return 0
    parts: Iterable[object] = chain.from_iterable(answer.items()) if isinstance(answer, dict) else answer
    for one in parts:
        budget = _left_of(budget - 1, one)
        if budget <= 0:
            return 0
    return budget


def keep_only(about: object, names: Set[str]) -> None:
    """Drop all that was worked out about an object: some of its names stay."""
    kept = about.__dict__
    for name in kept.keys() - names:
        del kept[name]


def twin(one: About) -> About:
    """Return another object of the same class that has all that one has, the very same things."""
    other = object.__new__(type(one))
    other.__dict__.update(one.__dict__)
    return other


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
