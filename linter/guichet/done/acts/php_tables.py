"""What the tables of a file of PHP do to people, as any table does."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts import consent_tables, loaded, tables, watching_tables
from guichet.done.forms.described import described_in, papers_in
from guichet.done.nouns.act import Act
from guichet.reading.data.php import trees_of


def acts_in(source: Source) -> Iterator[Act]:
    """Yield what the arrays of a file of PHP do to people; those of tests do nothing to anyone."""
    place = place_of_path(source.path) or Place.PUBLIC
    if not place.is_lived:
        return
    trees = trees_of(source)
    yield from tables.acts_of(trees, place)
    for tree in trees:
        yield from (*described_in(tree, place), *papers_in(tree, place))
        yield from consent_tables.settled_in(tree, place)
        yield from watching_tables.watched_in(tree, place)
        yield from loaded.loaded_in(tree, place)
