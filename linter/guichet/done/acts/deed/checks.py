"""Patterns that a program has its database hold answers to: `add_check_constraint :registrations, "surname ~ '^[A-Z]+$'"`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.done.acts.deed_found import Whole
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Pattern
from guichet.done.forms.held import HELD, TABLE, asked_by
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_CALLED = re.compile(r"check_?constraint$|^(?:check|raw|execute|statement|addSql|exec_query)$", re.I)
_HELD = re.compile(rf"[\"'\s(]{HELD}", re.I)
_MADE = re.compile(r"^(?:create_table|change_table)\W{1,4}(\w{1,60})")
_TEXT = re.compile(r"['\":]?(\w{1,60})['\"]?")
_BARE = frozenset({"nom", "name", "titre", "title"})
"""Names that anything may have: the table says whose they are."""


def checked(deed: Deed, whole: Whole) -> Iterator[DescribedForm]:
    """Yield what a table must hold an answer to, as the program that makes the table says it."""
    if not (deed.is_call and _CALLED.search(deed.last)):
        return
    said = whole.read(deed.span)
    found = _HELD.search(said) if "'" in said else None
    table = _table(deed, said) if found is not None else ""
    if found is None or not _is_of_someone(table, found["column"]):
        return
    span = Span(deed.span.start + found.start("pattern"), deed.span.start + found.end("pattern"))
    yield asked_by(table, found["column"], Pattern(found["pattern"], deed.path, span), Place.PUBLIC)


def _is_of_someone(table: str, column: str) -> bool:
    if speaks_of(table, "fields.not_a_person"):
        return False
    return speaks_of(table, "fields.someone") or column.lower() not in _BARE


def _table(deed: Deed, said: str) -> str:
    """The table that a check stands on: what it is given first, what is being made around it, or what its own SQL names."""
    written = TABLE.search(said)
    if written is not None:
        return written[1].rpartition(".")[2].strip('"`')
    made = next((found for mark in deed.marks if (found := _MADE.match(mark))), None)
    first = _TEXT.fullmatch(deed.args[0]) if len(deed.args) > 1 else None
    given = first or made
    return given[1] if given is not None else next(iter(deed.around), "")
