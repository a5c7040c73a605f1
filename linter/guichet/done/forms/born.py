"""Places of one country alone: where people may say that they were born, or that somebody else lives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.forms.samples import places_of_france_only
from guichet.done.words import speaks_of

_DEPARTMENTS = 90
"""Departments of a list that holds all those of the mainland, or nearly."""
_ABROAD = re.compile(r"\b99|étrang|etrang|abroad|autre|other", re.I)


def _is_whole_country(offered: tuple[str, ...]) -> bool:
    """Whether a list holds all the departments of France, and nothing for the rest of the world."""
    return (
        len(offered) >= _DEPARTMENTS
        and sum(one[:2].isdigit() for one in offered) >= _DEPARTMENTS
        and not any(map(_ABROAD.search, offered))
    )


def born_here_only(form: Form) -> Iterator[tuple[Asked, str, Span]]:
    """Yield the fields that want a place of birth of one country, in a form where nothing lets one say another: each with the file and the place where that is written."""
    if form.speaks_of("fields.born_abroad"):
        return
    for one in form.required:
        if one.sometimes or not one.is_about("fields.birth_place"):
            continue
        narrow = next((each for each in one.patterns if places_of_france_only(each.text)), None)
        if narrow is not None:
            yield one, narrow.path, narrow.span
            continue
        table = one.listed_in or (one.kind if one.sort is Sort.LINK else "")
        if _is_whole_country(one.offered or ()) or speaks_of(table, "fields.of_one_country"):
            yield one, one.path, one.span


def lives_here_only(form: Form) -> Iterator[tuple[Asked, str, Span]]:
    """Yield the fields that want the postal code of somebody else, a landlord or an employer, and take those of one country alone, in a form where nothing lets one say another."""
    if form.speaks_of("fields.born_abroad"):
        return
    for one in form.own:
        if speaks_of(one.name, "fields.of_others") and speaks_of(one.name, "fields.postcode"):
            narrow = next((each for each in one.patterns if places_of_france_only(each.text)), None)
            if narrow is not None:
                yield one, narrow.path, narrow.span
