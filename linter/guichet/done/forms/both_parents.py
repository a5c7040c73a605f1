"""Families of which a form wants two parents: a child who has one, two mothers or a guardian is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.words import speaks_of

_TWO = re.compile(r"\.\{2,?\}")
"""That a list holds two, or two at least, as the pattern of how long an answer is says it."""


def wanted_of_both(form: Form) -> Iterator[Asked]:
    """Yield the answer by which a form wants the second of two parents, when nothing foresees that there is one."""
    if form.foresees("fields.one_parent"):
        return
    asked = [one for one in form.required if not one.sometimes and one.sort is not Sort.LINK]
    asked = [one for one in asked if not speaks_of(one.said, "fields.no_parent")]
    mother = next((one for one in asked if _is_of(one, "fields.mother", "fields.father")), None)
    father = next((one for one in asked if _is_of(one, "fields.father", "fields.mother")), None)
    if mother is not None and father is not None:
        yield max(mother, father, key=lambda one: one.span.start)
        return
    for one in form.own:
        second = one.required and one in asked and speaks_of(one.said, "fields.second_parent")
        if second or (speaks_of(one.name, "fields.near_ones") and (one.fewest == 2 or _is_counted(one))):
            yield one
            return


def _is_of(one: Asked, parent: str, other: str) -> bool:
    """Whether an answer is about one of two parents, and not about either."""
    return speaks_of(one.said, parent) and not speaks_of(one.said, other)


def _is_counted(one: Asked) -> bool:
    return any(_TWO.fullmatch(each.text) for each in one.patterns)
