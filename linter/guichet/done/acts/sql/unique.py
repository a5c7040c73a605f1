"""Contacts that a table of SQL gives to one person alone: an address or a number that is unique among people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.sql.tables import columns_declared
from guichet.done.acts.unique_contact import KEY, UniqueContact, is_contact, is_of_people
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.sql.statements import Clause, blank_of, statements_of

_UNIQUE = re.compile(r"\bunique\b", re.I)
_ALONE = re.compile(r"^\s*(?:constraint\s+\w+\s+)?unique\s*(?:key\s*\w*\s*)?\(\s*[\"`\[]?(\w+)[\"`\]]?\s*\)", re.I)
_INDEX = re.compile(
    r"\bcreate\s+unique\s+index\b[^;()]{0,120}?\bon\s+(?:only\s+)?[\"`\[]?(?:\w+\.)?(?P<table>\w+)[\"`\]]?\s*(?:using\s+\w+\s*)?\(\s*(?:lower\s*\(\s*)?[\"`\[]?(?P<column>\w+)[\"`\]]?\s*\)?\s*\)",
    re.I,
)
_ADDED = re.compile(
    r"\balter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?[\"`\[]?(?:\w+\.)?(?P<table>\w+)[\"`\]]?\s+add\s+(?:constraint\s+\w+\s+)?unique\s*\(\s*[\"`\[]?(?P<column>\w+)[\"`\]]?\s*\)",
    re.I,
)


def acts_of(source: Source) -> Iterator[UniqueContact]:
    """Yield the contacts that a file of SQL wants unique among people; those that one signs in with are what it signs in with."""
    said = place_of_path(source.path)
    place = Place.PUBLIC if said in (None, Place.MIGRATION) else said
    if not place.is_lived or not _UNIQUE.search(source.text):
        return
    accounts: set[str] = set()
    requests: set[str] = set()
    for statement in statements_of(source.text):
        if statement.clauses[0].kind != "create":
            continue
        columns = list(columns_declared(statement.clauses[0]))
        if any(KEY.search(name) for name, _, _ in columns):
            accounts.add(statement.made.lower())
        else:
            if is_of_people(name := statement.made.rpartition(".")[2]) or _is_request(name, columns):
                requests.add(name.lower())
                yield from _of_columns(columns, source, place)
    text = blank_of(source.text)
    for found in (*_INDEX.finditer(text), *_ADDED.finditer(text)):
        if (
            found["table"].lower() not in accounts
            and (is_of_people(found["table"]) or found["table"].lower() in requests)
            and is_contact(found["column"])
        ):
            span = Span(found.start("column"), found.end("column"))
            yield UniqueContact(Kind.KEEP, source.path, span, place, column=found["column"])


def _is_request(table: str, columns: list[tuple[str, str, Clause]]) -> bool:
    """Whether a row is what one human being asked for: requests, by the name of the table, that say when or as whom one was born."""
    names = [name for name, _, _ in columns]
    own = any(speaks_of(one, "fields.birth") or speaks_of(one, "fields.given_name") for one in names)
    asked = speaks_of(table, "decisions.asked_for") or speaks_of(table, "deeds.requests of people")
    return own and asked and not any(speaks_of(one, "fields.not_a_person") for one in (table, *names))


def _of_columns(columns: list[tuple[str, str, Clause]], source: Source, place: Place) -> Iterator[UniqueContact]:
    for name, text, at in columns:
        alone = _ALONE.match(text)
        column = alone[1] if alone is not None else name if _UNIQUE.search(text) else ""
        if column and is_contact(column):
            start = at.start + at.text.index(column)
            yield UniqueContact(Kind.KEEP, source.path, Span(start, start + len(column)), place, column=column)
