"""What a file of Ruby does to people."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed import files as deeds
from guichet.done.acts.ruby import columns, drawn
from guichet.done.nouns.act import Act
from guichet.done.nouns.places import place_of_ruby
from guichet.reading.templates.site import Site


def acts_in(source: Source, project: Site) -> Iterator[Act]:
    """Yield what a file of Ruby does to people."""
    place = place_of_ruby(source.path, source.text)
    if place is Place.MIGRATION and not columns.has_schema(project):
        place = Place.JOB  # what it makes of the tables happens to people, unless the schema says what became of it
    if not place.is_lived:
        return
    yield from deeds.acts_in_ruby(source, project, place)
    whole = deeds.whole_of_ruby(source, project, place)
    for deed in whole.deeds:
        yield from columns.shared_by_nobody(deed, whole)
        yield from drawn.drawn(deed, whole)
