"""What a file of SQL does to people, sort by sort."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts import asked_again
from guichet.done.acts.deed import begun_again, limits_from_making, served_last, turns_restarted
from guichet.done.acts.deed import files as deeds
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.sql import answer_times as sql_answer_times
from guichet.done.acts.sql import (
    area_ranks,
    door_ranks,
    kept_rows,
    left_out,
    shared_address,
    untested_yes,
    verdicts_by_score,
)
from guichet.done.acts.sql import channels as sql_channels
from guichet.done.acts.sql import doors as sql_doors
from guichet.done.acts.sql import picked as queries
from guichet.done.acts.sql import quotas as sql_quotas
from guichet.done.acts.sql import statements as sql
from guichet.done.acts.sql import tables as sql_tables
from guichet.done.acts.sql import times as sql_times
from guichet.done.acts.sql import unique as sql_unique
from guichet.done.acts.sql import visits as sql_visits
from guichet.done.nouns.act import Act
from guichet.reading.templates.site import Site


def acts_of(source: Source) -> Iterator[Act]:
    """Yield what the statements of a file do to people."""
    yield from queries.acts_in(source)
    yield from sql.acts_in(source)
    yield from sql_doors.acts_in(source)
    yield from sql_channels.acts_in(source)
    yield from sql_quotas.acts_in(source)
    yield from sql_times.acts_in(source)
    yield from sql_answer_times.acts_in(source)
    yield from sql_visits.acts_in(source)
    yield from sql_tables.acts_of(source)
    yield from sql_unique.acts_of(source)
    yield from shared_address.acts_in(source)
    yield from verdicts_by_score.ended_by_score(source)
    yield from area_ranks.ranked_in_sql(source)
    yield from served_last.in_query(source)
    yield from left_out.left_out(source)
    yield from deeds.acts_in_sql(source)
    yield from asked_again.lapses_of_sql(source, place_of_path(source.path) or Place.JOB)


def acts_among_others(source: Source, project: Site) -> Iterator[Act]:
    """Yield what the statements of a file do to people, what other files of the project say of its tables included."""
    yield from acts_of(source)
    yield from kept_rows.acts_in(source, project)
    yield from deeds.hidden_in_sql(source, project)
    yield from door_ranks.acts_in(source, project)
    yield from turns_restarted.in_query(source, project)
    said = place_of_path(source.path) or Place.JOB
    whole = Whole(source.path, source.text, (), Place.JOB if said is Place.MIGRATION else said, project)
    if whole.place.is_lived:
        yield from limits_from_making.limits_from_making(whole)
        yield from begun_again.begun_again_by_trigger(source, whole)
    yield from untested_yes.carried_untested(source, project)
