"""What stands beside a value of a file of data, in its table."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.reading.data.documents import Document, Entry

_NEAR = 50
"""Values on each side of one, in its table, that are read with it."""


def values_beside(keys: tuple[str, ...], document: Document) -> list[Entry]:
    """Return the other values of the table that a value stands in, each under a name: those near it, in a long one."""
    tables, places = _tables(document)
    at = places.get(keys, 0)
    return [one for one in tables.get(keys[:-1], [])[max(0, at - _NEAR) : at + _NEAR] if one.keys != keys]


@memo
def _tables(document: Document) -> tuple[dict[tuple[str, ...], list[Entry]], dict[tuple[str, ...], int]]:
    """The values of each table, by the keys that lead to it, and where the first of each name stands among them."""
    tables: dict[tuple[str, ...], list[Entry]] = {}
    places: dict[tuple[str, ...], int] = {}
    for one in document.entries:
        if one.keys:
            table = tables.setdefault(one.keys[:-1], [])
            places.setdefault(one.keys, len(table))
            table.append(one)
    return tables, places
