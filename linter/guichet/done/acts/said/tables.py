"""What the names and the values of any table say of people, each part asked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guichet.core.places import Place
from guichet.done.acts.said.of_answers import said_of_answers
from guichet.done.acts.said.of_doors import said_of_doors
from guichet.done.acts.said.of_people import said_of_people
from guichet.done.nouns.act import Act
from guichet.reading.data.trees import Tree


def said_in(tree: Tree, place: Place) -> Iterator[Act]:
    """Yield what a table says of people by a name and a value, whatever obeys it."""
    if not place.is_lived or place is Place.BACK_OFFICE:
        return
    for around, one in tree.walk():
        yield from said_of_people(around, one, place)
        yield from said_of_answers(around, one, place)
        yield from said_of_doors(around, one, place)


def said_by(trees: Iterable[Tree], place: Place) -> Iterator[Act]:
    """Yield what some tables of one file say of people."""
    for tree in trees:
        yield from said_in(tree, place)
