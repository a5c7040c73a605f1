"""Reasons of some length that a form wants of those who stop, give up or take back."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.done.forms.form import Asked, Form, Pattern, Sort, fewest_of, letters_wanted
from guichet.done.words import speaks_of

_FEW = 5
"""Characters up to which a word is enough."""


def reasons_wanted(form: Form) -> Iterator[tuple[Asked, Pattern, int]]:
    """Yield the reason that people must write to stop, with what says how long it is."""
    leaves = any(speaks_of(form.name, one) for one in ("leaving.leave", "leaving.ending"))
    if not leaves or speaks_of(form.name, "decisions.inside") or not form.reaches_people:
        return
    for one in form.required:
        shortest = fewest_of(one.patterns)
        count = letters_wanted(shortest)
        if shortest is not None and count > _FEW and one.sort is Sort.TEXT and one.speaks_of("fields.explained"):
            yield one, shortest, count
