"""Contacts that Ruby gives to one person alone: an index of a migration or of the schema that is unique, a model that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.ruby_beside import classes_taking, signs_in
from guichet.done.acts.unique_contact import KEY, UniqueContact, is_contact, is_of_people
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_TABLE = re.compile(r"^(?:create_table|change_table)\W{1,4}(\w{1,60})")
_TEXT = re.compile(r"['\"](\w{1,60})['\"]")
_PEOPLE = "people"
_ALONE = re.compile(r"^true$|case_sensitive|message:")


def shared_by_nobody(deed: Deed, whole: Whole) -> Iterator[UniqueContact]:
    """Yield the contact that no two people of a table may have, when nobody signs in with it."""
    if not deed.is_call:
        return
    said = {put.name: put.value for put in deed.puts}
    if deed.last in ("add_index", "index") and said.get("unique") == "true":
        table, columns = _indexed(deed)
    elif deed.last == "add" and (judged := _judged(deed, whole)) is not None:
        table, columns = judged
    elif deed.last == "validates" and _ALONE.search(said.get("uniqueness", "")) and "scope" not in said:
        table = _model(deed, whole)
        columns = [found[1] for arg in deed.args if (found := _TEXT.fullmatch(arg))]
    else:
        return
    only_some = "where" in said and "NULL" not in said["where"].upper()
    contact = columns[0] if len(columns) == 1 and is_contact(columns[0]) else ""
    if contact and not only_some and is_of_people(table) and not _signs_in(table, whole):
        yield UniqueContact(Kind.KEEP, deed.path, deed.span, whole.place, column=contact)


def _judged(deed: Deed, whole: Whole) -> tuple[str, list[str]] | None:
    """The model and the contact of which a method of it says that another person has it: it looks among all of them, and adds an error."""
    name = _TEXT.fullmatch(deed.args[0]) if deed.args and deed.owner.rstrip(".").endswith("errors") else None
    if name is None or deed.within is None or len(deed.around) < 2:
        return None
    looked = re.compile(rf"\b(?:where|exists\?|find_by)\(\s*:?{re.escape(name[1])}\b(?![^)]*,)")
    if not any(map(looked.search, deed.tests)):
        return None
    model = deed.around[1]
    return (_PEOPLE if _registers_people(whole) else model), [name[1]]


@memo
def _registers_people(whole: Whole) -> bool:
    """Whether a model wants the first name and the day of birth of whoever it is of."""
    ruled = [arg for one in whole.deeds if one.called.startswith("validates") for arg in one.args]
    return all(any(speaks_of(arg, idea) for arg in ruled) for idea in ("fields.given_name", "fields.birth"))


def _model(deed: Deed, whole: Whole) -> str:
    """The class that declares a rule, or the first of people that takes in the module which does."""
    own = next(iter(deed.around), "")
    return next((one for one in (own, *classes_taking(own, whole.project)) if is_of_people(one)), own)


def _indexed(deed: Deed) -> tuple[str, list[str]]:
    """The table of an index, and its columns."""
    given = list(deed.args)
    if deed.called == "add_index":
        table = _TEXT.search(given.pop(0)) if given else None
    else:
        table = next((found for mark in deed.marks if (found := _TABLE.match(mark))), None)
    return (table[1] if table is not None else ""), _TEXT.findall(given[0]) if given else []


def _signs_in(table: str, whole: Whole) -> bool:
    """Whether a table is that of accounts, by its model or by what else it holds."""
    return any(map(KEY.search, _held(whole).get(table, ()))) or signs_in(table, whole.project, whole.path)


@memo
def _held(whole: Whole) -> dict[str, list[str]]:
    """What each table of a migration or of a schema is made to hold, by its name."""
    held: dict[str, list[str]] = {}
    for one in whole.deeds:
        for table in dict.fromkeys(found[1] for mark in one.marks if (found := _TABLE.match(mark))):
            held.setdefault(table, []).append(f"{one.called} {' '.join(one.args)}")
    return held
