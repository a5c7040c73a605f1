"""What a Python module does to people."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.done.act import Act
from guichet.done.acts import choices, deadlines, decided, picked, ratings, reasons, refusals, sql
from guichet.reading.python.module import PythonModule

READERS = (
    refusals.acts_in,
    choices.acts_in,
    decided.acts_in,
    picked.acts_in,
    ratings.acts_in,
    sql.acts_in_python,
    reasons.acts_in,
    deadlines.acts_in,
)
"""Each yields the acts of its sorts in a module."""


@memo
def acts_of(module: PythonModule) -> tuple[Act, ...]:
    """Return what a module does to people, sort by sort, in source order; computed once."""
    return tuple(act for read in READERS for act in read(module))
