"""People's data that a planned job sends away: its file gives the address of those who were told nothing, and names a query that is written elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.table.handed_out import CARRIED, HandedOut
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.columns import identities_in
from guichet.done.people.recipients import recipient_unasked
from guichet.reading.data.documents import DATA_SUFFIXES, document_at
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.project.project import Project

_QUERY = re.compile(r"[\w.-]{1,80}\.sql\b")
_LEAST = 2
"""Columns about people from which a query says whom a file is about."""


def handed_by_job(tree: Tree, place: Place, project: Project) -> Iterator[HandedOut]:
    """Yield the addresses to which a job carries what a query that it names says of people."""
    leaves = [one for _, part in tree.walk() for one in part.leaves if one.value]
    hosts = ((one, found["host"].lower()) for one in leaves if (found := CARRIED.match(one.value or "")))
    address, host = next(((one, host) for one, host in hosts if recipient_unasked(host)), (None, ""))
    named = dict.fromkeys(name for one in leaves for name in _QUERY.findall(one.value or "")) if address else ()
    for name in named:
        columns = next((told for text in _queries(name, project) if (told := identities_in(text))), [])
        if address is not None and len(columns) >= _LEAST:
            data = tuple(Datum(Sort.IDENTITY, one, one) for one in columns)
            yield HandedOut(Kind.SEND, address.path, address.span, place, data=data, to=host)
            return


def _queries(name: str, project: Project) -> Iterator[str]:
    """The texts of a query of this name: a file, or what a file of data holds under that key."""
    yield from map(project.text, project.by_name.get(name, ()))
    for path in project.paths:
        if path.endswith(DATA_SUFFIXES) and project.holds(path, name):
            document = document_at(path, project)
            tree = tree_of(document) if document is not None else None
            for _, part in tree.walk() if tree is not None else ():
                yield from (one.value for one in part.leaves if one.key == name and one.value)
