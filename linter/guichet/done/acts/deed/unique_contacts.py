"""Contacts that a program gives to one person alone: a constraint or an index that it adds, a column that it makes or marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.account_tables import TABLE, account_tables
from guichet.done.acts.deed.agreed import marked_field
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.unique_contact import KEY, UniqueContact, is_contact, is_of_people
from guichet.done.nouns.act import Kind
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site

_CONSTRAINS = re.compile(r"(?:constraint|index|unique)$", re.I)
_UNDOES = re.compile(r"^(?:down|downgrade|rollback|revert)$", re.I)
_TEXT = re.compile(r"['\"](\w{1,60})['\"]")
_HOLDER = re.compile(r"(\w{1,60})['\"]?\s{0,9}:\s{0,9}\{[^{}]*$")
"""The column whose settings a mark is one of."""
_CLASS = re.compile(r"^[ \t]*(?:final\s+|abstract\s+)?class\s+(\w{1,60})", re.M)
_FURTHER = 4000


@memo
def has_models(project: Site) -> bool:
    """Return whether classes declare the tables of a project: they speak for them, and its migrations need not be asked."""
    return any(path.endswith(".py") and project.holds(path, "__tablename__") for path in project.paths)


def shared_by_nobody(deed: Deed, whole: Whole) -> Iterator[UniqueContact]:
    """Yield the contact that no two people of a table may have, when nothing beside it says that one signs in with it; Ruby has a reader of its own."""
    if not deed.is_call or whole.path.endswith((".rb", ".sql")) or any(map(_UNDOES.match, deed.around)):
        return
    if not whole.place.is_lived:
        return
    for table, columns, span in _alone(deed, whole):
        if len(columns) == 1 and is_contact(columns[0]) and is_of_people(table) and not _signs_in(table, whole):
            yield UniqueContact(Kind.KEEP, deed.path, span, whole.place, column=columns[0])


def _signs_in(table: str, whole: Whole) -> bool:
    """Whether people sign in with a table: by any migration, or by the file that declares it."""
    is_migration = place_of_path(whole.path) is Place.MIGRATION
    return table.lower() in account_tables(whole.project) or (not is_migration and _holds_accounts(whole))


@memo
def _holds_accounts(whole: Whole) -> bool:
    return KEY.search(whole.text) is not None


def _alone(deed: Deed, whole: Whole) -> Iterator[tuple[str, list[str], Span]]:
    """The tables and the columns that a call wants unique, several together when it is their union that must be."""
    unique = next((one for one in deed.put("unique") if one.value.lower() == "true"), None)
    sort = next((one.value for one in deed.put("type")), "")
    if deed.last == "unique":  # table.string("phone").unique(), table.unique("phone")
        yield _table_above(deed, whole), _TEXT.findall(deed.args[0] if deed.args else deed.called)[-2:], deed.span
    elif (
        deed.last != "UniqueConstraint"
        and _CONSTRAINS.search(deed.last)
        and (unique or "unique" in f"{deed.last} {sort}".lower())
    ):
        listed = (*deed.args, *(one.value for one in deed.put("fields", "columns")))
        columns = next((_TEXT.findall(one) for one in listed if one.startswith(("[", "("))), [])
        tables = [found[1] for one in deed.args if (found := _TEXT.fullmatch(one))]
        if columns:
            yield next(filter(is_of_people, tables), ""), columns, deed.span
    elif deed.last == "UniqueEntity":  # what Symfony has above a class
        below = _CLASS.search(whole.read(Span(deed.span.end, deed.span.end + _FURTHER)))
        said = (*deed.args, *(f"['{one.name}' => {one.value}]" for one in deed.puts if one.name == "fields"))
        fields = next((_TEXT.findall(one) for one in said if "fields" in one or one.startswith(("[", "'", '"'))), [])
        yield below[1] if below is not None else "", [one for one in fields if one != "fields"], deed.span
    elif deed.last == "UniqueConstraint":  # in __table_args__
        named = [found for one in deed.put("columnNames") for found in _TEXT.findall(one.value)]  # of Java and Kotlin
        named += [found[1] for one in deed.args if (found := _TEXT.fullmatch(one))]
        yield next(iter(deed.around), ""), named, deed.span
    elif unique is not None and deed.last == "Column" and not any(map(is_of_people, deed.around)) and deed.args:
        yield _table_above(deed, whole), _TEXT.findall(deed.args[0]), unique.span
    elif unique is not None and (field := marked_field(deed, whole)):
        yield next(iter(deed.around), ""), [field], deed.span
    elif unique is not None and re.search(r"Schema$|^define$", deed.last):
        for one in deed.put("unique"):
            held = _HOLDER.search(whole.read(Span(deed.span.start, one.span.start)))
            if held is not None and one.value.lower() == "true":
                yield _table_above(deed, whole), [held[1]], one.span
    for put in deed.puts:  # $table->string("courriel")->unique()
        if put.value.startswith("->") and "->unique()" in put.value:
            yield _table_above(deed, whole), [put.name], deed.span


def _table_above(deed: Deed, whole: Whole) -> str:
    """The last table that is named before a call, the call's own name for it first; then the one that is named after."""
    start = max(0, deed.span.start - _FURTHER)
    before = TABLE.findall(whole.read(Span(start, deed.span.start)))
    own = TABLE.findall(whole.read(deed.span)[:80])
    after = [] if before or own else TABLE.findall(whole.read(Span(deed.span.end, deed.span.end + _FURTHER)))
    return next(iter((*own[:1], *before[-1:], *after[:1])), "")
