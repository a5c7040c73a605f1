"""What the names and the values of any table say of people, each part asked once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.places import Place
from guichet.done.acts.said.of_answers import said_of_answers
from guichet.done.acts.said.of_doors import said_of_doors
from guichet.done.acts.said.of_people import said_of_people
from guichet.done.nouns.act import Act
from guichet.reading.data.trees import Tree

_FIELDS = ("Field", "Column", "column")
"""What a field of a form, or of a record, is called: it is read as one, with what spares it."""
_GIVEN = re.compile(r"(\w{2,30}):\s*(\S.{0,120})")


def said_in(tree: Tree, place: Place) -> Iterator[Act]:
    """Yield what a table says of people by a name and a value, whatever obeys it."""
    if not place.is_lived or place is Place.BACK_OFFICE or (tree.value or "").endswith(_FIELDS):
        return
    for around, part in tree.walk():
        one = _named(part)
        yield from said_of_people(around, one, place)
        yield from said_of_answers(around, one, place)
        yield from said_of_doors(around, one, place)


def _named(part: Tree) -> Tree:
    """A part, under the name by which PHP hands it to a call: `min: 3`."""
    given = _GIVEN.fullmatch(part.value) if part.value and not part.key and part.path.endswith(".php") else None
    return replace(part, key=given[1], value=given[2].strip("'\"")) if given is not None else part
