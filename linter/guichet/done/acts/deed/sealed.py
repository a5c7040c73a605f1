"""What a call is given that the program made unreadable first, here, just above, or in the function that makes the value."""

from __future__ import annotations

import re

from guichet.done.acts.deed.answered import answers_of
from guichet.done.acts.deed_found import Whole
from guichet.done.people.sealed import is_sealed, seals
from guichet.reading.deeds.deed import Deed, Put
from guichet.reading.templates.site import RUBY_PROGRAMS

_CALLED = re.compile(r"(?<![\w.:])([a-z_]\w{2,60})\b")
_NAME = re.compile(r"[@$]{0,2}([A-Za-z_]\w{0,60})(?:\(\))?")


def in_the_open(deed: Deed, whole: Whole) -> tuple[Put, ...]:
    """Return what a call is given that whoever reads it understands: nothing that is within a call which seals, or was sealed above."""
    if not deed.puts:
        return ()
    near = whole.bodies[deed.within].deeds if deed.within in whole.bodies else ()
    sealing = [one.span for one in near if one.is_call and seals(one.called) and deed.span.start < one.span.start]
    return tuple(
        put
        for put in deed.puts
        if not any(one.start <= put.span.start and put.span.end <= one.end for one in sealing)
        and not is_sealed_there(put.value, deed, whole)
    )


def is_sealed_there(value: str, deed: Deed, whole: Whole) -> bool:
    """Whether a value that a call is given is sealed, as it is written or by what its name was given just above."""
    if is_sealed(value):
        return True
    named = _NAME.fullmatch(value.strip())
    held = whole.given_before(named[1], deed.span.start) if named is not None else ""
    said = f"{held} {value}"
    return is_sealed(held) or _seals_last(said, whole) or any(is_sealed(one) for _, one in answers_of(said, whole))


def _seals_last(said: str, whole: Whole) -> bool:
    """Whether a function of the file that a value is made by ends by sealing: Ruby answers the last thing that it does."""
    names = set(_CALLED.findall(said)) if whole.path.endswith(RUBY_PROGRAMS) else set()
    ends = (body.deeds[-1] for body in whole.bodies.values() if body.function.name in names and body.deeds)
    return any(one.is_call and seals(one.called) for one in ends)
