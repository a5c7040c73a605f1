"""What a Python module does to people."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.done.act import Act
from guichet.done.acts import asked, choices, decided, detours, flows, picked, ratings, refusals, switches
from guichet.done.forms import classes, requests
from guichet.reading.python.module import PythonModule

READERS = (
    choices.acts_in, refusals.acts_in, detours.acts_in, switches.acts_in, flows.acts_in, asked.acts_in, classes.acts_in, requests.acts_in,
    decided.acts_in, picked.acts_in, ratings.acts_in,
)  # fmt: skip
"""Each yields the acts of its sorts in a module."""


@memo
def acts_of(module: PythonModule) -> tuple[Act, ...]:
    """Return what a module does to people, sort by sort, in source order; computed once."""
    return tuple(act for read in READERS for act in read(module))
