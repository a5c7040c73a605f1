"""What a file of Ruby does to people."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed import closed_by_clock, kept_answers
from guichet.done.acts.deed import files as deeds
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.ruby import (
    answers,
    attached,
    columns,
    drawn,
    entrances,
    given_times,
    jobs_logged,
    left_unfiltered,
    lockable,
    never_closed,
    shut_by_hour,
    tokens,
)
from guichet.done.acts.ruby_beside import has_schema
from guichet.done.acts.table import consent as consent_tables
from guichet.done.acts.table import loaded
from guichet.done.acts.table import wanted as tables
from guichet.done.acts.table import watching as watching_tables
from guichet.done.acts.table.doors_taken import taken_in
from guichet.done.acts.table.phones_alone import alone_in
from guichet.done.forms.described import choices_in, described_in, flags_in
from guichet.done.forms.papers_listed import papers_in
from guichet.done.nouns.act import Act
from guichet.done.nouns.places import place_of_ruby
from guichet.reading.deeds import ruby
from guichet.reading.deeds.ruby_tables import settings_of, trees_of
from guichet.reading.templates.site import Site


def acts_in(source: Source, project: Site) -> Iterator[Act]:
    """Yield what a file of Ruby does to people."""
    place = place_of_ruby(source.path, source.text)
    if place is Place.MIGRATION and not has_schema(project):
        place = Place.JOB  # what it makes of the tables happens to people, unless the schema says what became of it
    if not place.is_lived:
        return
    whole = Whole(source.path, source.text, ruby.deeds_of(source), place, project)
    yield from deeds.acts_of_deeds(whole)
    for deed in whole.deeds:
        yield from columns.shared_by_nobody(deed, whole)
        yield from attached.formats_taken(deed, whole)
        yield from drawn.drawn(deed, whole)
        yield from shut_by_hour.shut_by_hour(deed, whole)
        yield from left_unfiltered.left_unfiltered(deed, whole)
        yield from jobs_logged.given_to_jobs(deed, whole)
        yield from entrances.only_provider(deed, whole)
        yield from tokens.good_for(deed, whole)
        yield from given_times.given_for(deed, whole)
        yield from lockable.never_unlocked(deed, whole)
        yield from never_closed.never_closed(deed, whole)
        yield from kept_answers.kept_soon(deed, whole)
        yield from closed_by_clock.refusal_planned(deed, whole)
    yield from answers.asked_in(whole)
    settings = settings_of(source)
    trees = (*trees_of(source), *settings)
    kept = (*(one for one in trees_of(source) if one.key[:1].isupper()), *settings)
    if any(one.parts for one in kept):
        yield from tables.acts_together(kept, place)
    else:
        yield from tables.acts_of_constants(kept, place)
    for tree in trees:
        yield from (
            *described_in(tree, place, program=source.text),
            *papers_in(tree, place),
            *choices_in(tree, place),
            *flags_in(tree, place),
        )
        yield from (
            *taken_in(tree, place, source.text),
            *alone_in(tree, place, source.text),
            *consent_tables.settled_in(tree, place),
            *watching_tables.watched_in(tree, place),
            *loaded.loaded_in(tree, place),
        )
