"""What a file of PHP does to people: doors shut by the clock, what its tables settle, what its forms ask."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts import let_in
from guichet.done.acts.deed import files as deeds
from guichet.done.acts.monitored import monitored_in
from guichet.done.acts.server import php_doors, php_sessions, php_unique
from guichet.done.acts.table import consent as consent_tables
from guichet.done.acts.table import loaded
from guichet.done.acts.table import wanted as tables
from guichet.done.acts.table import watching as watching_tables
from guichet.done.acts.table.doors_taken import taken_in
from guichet.done.acts.table.phones_alone import alone_in
from guichet.done.forms import php_forms
from guichet.done.forms.described import choices_in, described_in, flags_in
from guichet.done.forms.papers_listed import papers_in
from guichet.done.nouns.act import Act
from guichet.done.nouns.places import place_of_php
from guichet.reading.php.literal_trees import constants_of, trees_of
from guichet.reading.templates.site import Site


def acts_in(source: Source, project: Site) -> Iterator[Act]:
    """Yield what a file of PHP does to people."""
    yield from php_doors.acts_in(source, project)
    place = place_of_php(source.path, source.text)
    if place is Place.MIGRATION:
        yield from filter(deeds.is_of_tables, deeds.acts_in_php(source, project, Place.JOB))
    if not place.is_lived:
        return
    yield from php_forms.acts_in(source, project)
    yield from php_unique.acts_in(source, place)
    yield from let_in.acts_in_php(source, project, place)
    yield from deeds.acts_in_php(source, project, place)
    trees = tuple(one for one in trees_of(source) if one.key != "rules")
    yield from tables.acts_together((*trees, *constants_of(source)), place)
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
            *monitored_in(tree, place),
            *loaded.loaded_in(tree, place),
            *php_sessions.lengths_in(tree, place),
        )
