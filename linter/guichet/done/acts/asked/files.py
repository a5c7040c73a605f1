"""What a file says in plain sight that it does to people, whatever its language: each is a question, for the rest is not read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.asked.agreed import agreed_in
from guichet.done.acts.asked.first_come import first_served
from guichet.done.acts.asked.folded import folded_codes, folded_states
from guichet.done.acts.asked.handed import sent_away, tracked
from guichet.done.acts.asked.homes_left_out import homes_left_out
from guichet.done.acts.asked.kept import kept_for_life
from guichet.done.acts.asked.opened import drawn_opening, opened_in
from guichet.done.acts.asked.reminded import reminded_until_yes
from guichet.done.acts.asked.rights import (
    barred_rights,
    called_off_by_phone,
    frozen_names,
    left_by_hand,
    left_with_words,
    read_only_names,
)
from guichet.done.acts.asked.roles import health_for_all
from guichet.done.acts.asked.same_words import bound_by_same_words
from guichet.done.acts.asked.sent_round import sent_round
from guichet.done.acts.asked.short_times import short_times
from guichet.done.acts.asked.told_and_shut import told_and_shut
from guichet.done.acts.asked.unanswered import closed_unanswered
from guichet.done.nouns.act import Act
from guichet.done.people.written_tables import tables_at
from guichet.reading.named.values import in_tree, named_in
from guichet.reading.sql.rows import rows_of
from guichet.reading.templates.site import Site

_MOST = 60_000
"""Signs beyond which a file is a record."""


def asked_of(source: Source, project: Site) -> Iterator[Act]:
    """Yield what the names and the values of a file say that it does to people; those of tests and of back offices ask nothing."""
    said = place_of_path(source.path)
    place = said if said is not None and said.is_lived else Place.PUBLIC
    if said not in (None, Place.MIGRATION) and not (said.is_lived and said is not Place.BACK_OFFICE):
        return
    values = named_in(source, project)
    if source.path.endswith(".sql"):
        values = (*values, *(one for tree in rows_of(source) for one in in_tree(tree)))
    yield from first_served(source, place)
    yield from tracked(source, place)
    yield from sent_away(source, place, project)
    yield from health_for_all(source, place, project)
    yield from reminded_until_yes(source, place, project)
    for tree in tables_at(source.path, project) if len(source.text) < _MOST else ():
        yield from islice(bound_by_same_words(tree, place), 1)
        yield from islice(sent_round(tree, place), 1)
    yield from islice((*folded_states(source, place), *folded_codes(values, source.path, place, project)), 1)
    for one in values:
        kept = kept_for_life(one, place)
        if kept is not None:
            yield kept
        yield from agreed_in(one, place, project)
        yield from drawn_opening(one, place)
        yield from short_times(one, source, place, project)
        yield from told_and_shut(one, place)
        yield from closed_unanswered(one, place)
    barred = (
        act
        for one in values
        for act in (
            *barred_rights(one, source, place),
            *called_off_by_phone(one, place),
            *left_by_hand(one, place),
            *left_with_words(one, place),
            *frozen_names(one, source, place),
        )
    )
    yield from islice((*read_only_names(source, place), *barred), 1)
    yield from opened_in(values, place)
    yield from islice(homes_left_out(values, place), 1)
