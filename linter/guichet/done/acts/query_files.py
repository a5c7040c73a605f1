"""What a file of SQL does to people, sort by sort."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts import (
    asked_again,
    queries,
    sql,
    sql_doors,
    sql_quotas,
    sql_tables,
    sql_times,
    sql_unique,
    sql_visits,
)
from guichet.done.nouns.act import Act


def acts_of(source: Source) -> Iterator[Act]:
    """Yield what the statements of a file do to people."""
    yield from queries.acts_in(source)
    yield from sql.acts_in(source)
    yield from sql_doors.acts_in(source)
    yield from sql_quotas.acts_in(source)
    yield from sql_times.acts_in(source)
    yield from sql_visits.acts_in(source)
    yield from sql_tables.acts_of(source)
    yield from sql_unique.acts_of(source)
    yield from asked_again.lapses_of_sql(source, place_of_path(source.path) or Place.JOB)
