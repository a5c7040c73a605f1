"""What a file of Go does to people."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed import files as deeds
from guichet.done.acts.deed import kept_answers
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.go import doors
from guichet.done.acts.table import consent as consent_tables
from guichet.done.acts.table import loaded
from guichet.done.acts.table import wanted as tables
from guichet.done.acts.table import watching as watching_tables
from guichet.done.acts.table.doors_taken import taken_in
from guichet.done.acts.table.phones_alone import alone_in
from guichet.done.forms.described import choices_in, described_in, flags_in
from guichet.done.forms.papers_listed import papers_in
from guichet.done.nouns.act import Act
from guichet.done.nouns.places import place_of_go
from guichet.reading.deeds import go
from guichet.reading.go.literal_trees import go_trees_of
from guichet.reading.go.program import go_program_of
from guichet.reading.templates.site import Site


def acts_in(source: Source, project: Site) -> Iterator[Act]:
    """Yield what a file of Go does to people."""
    place = place_of_go(source.path)
    if not place.is_lived or place is Place.MIGRATION:
        return
    program = go_program_of(source)
    whole = Whole(source.path, source.text, go.deeds_of(program), place, project)
    yield from deeds.acts_of_deeds(whole)
    yield from doors.acts_in(whole)
    yield from (act for deed in whole.deeds for act in kept_answers.kept_soon(deed, whole))
    trees = go_trees_of(program)
    yield from tables.acts_together(trees, place)
    for tree in trees:
        yield from (
            *described_in(tree, place, program=source.text),
            *papers_in(tree, place),
            *choices_in(tree, place),
            *flags_in(tree, place),
            *taken_in(tree, place, source.text),
            *alone_in(tree, place, source.text),
            *consent_tables.settled_in(tree, place),
            *watching_tables.watched_in(tree, place),
            *loaded.loaded_in(tree, place),
        )
