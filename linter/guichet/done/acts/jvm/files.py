"""What a file of Java or Kotlin does to people."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed import files as deeds
from guichet.done.acts.deed import kept_answers
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.jvm import doors, judged
from guichet.done.acts.table import consent as consent_tables
from guichet.done.acts.table import loaded
from guichet.done.acts.table import wanted as tables
from guichet.done.acts.table import watching as watching_tables
from guichet.done.acts.table.doors_taken import taken_in
from guichet.done.acts.table.phones_alone import alone_in
from guichet.done.forms import jvm_forms
from guichet.done.forms.described import choices_in, described_in, flags_in
from guichet.done.forms.papers_listed import papers_in
from guichet.done.nouns.act import Act
from guichet.done.nouns.places import place_of_jvm
from guichet.reading.deeds import jvm
from guichet.reading.jvm.literal_trees import trees_of
from guichet.reading.jvm.program import program_of
from guichet.reading.templates.site import Site


def acts_in(source: Source, project: Site) -> Iterator[Act]:
    """Yield what a file of Java or Kotlin does to people."""
    said = place_of_jvm(source.path, source.text)
    place = Place.JOB if said is Place.MIGRATION else said
    if not place.is_lived:
        return
    program = program_of(source)
    whole = Whole(source.path, source.text, jvm.deeds_of(program), place, project)
    found = deeds.acts_of_deeds(whole)
    yield from found if place is said else filter(deeds.is_of_tables, found)
    yield from doors.acts_in(whole, program)
    yield from (act for deed in whole.deeds for act in kept_answers.kept_soon(deed, whole))
    yield from jvm_forms.acts_in(program, place, project)
    yield from judged.asked_in(whole)
    trees = trees_of(program)
    yield from tables.acts_together(trees, place)
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
