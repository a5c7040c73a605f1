"""What the names and the values of any table say of people, each part asked once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.memo import memo
from guichet.core.places import Place
from guichet.done.acts.asked.by_names import picked_by_names
from guichet.done.acts.asked.of_answers import said_of_answers
from guichet.done.acts.asked.of_doors import said_of_doors
from guichet.done.acts.asked.of_people import said_of_people
from guichet.done.acts.asked.said import way_to
from guichet.done.nouns.act import Act
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes

_FIELDS = ("Field", "Column", "column")
"""What a field of a form, or of a record, is called: it is read as one, with what spares it."""
_GIVEN = re.compile(r"(\w{2,30}):\s*(\S.{0,120})")


def said_in(tree: Tree, place: Place) -> Iterator[Act]:
    """Yield what a table says of people by a name and a value, whatever obeys it."""
    if not place.is_lived or place is Place.BACK_OFFICE or (tree.value or "").endswith(_FIELDS):
        return
    for around, part in tree.walk():
        one = _named(part)
        said = (*said_of_people(around, one, place), *said_of_answers(around, one, place), *said_of_doors(around, one, place), *picked_by_names(around, one, place))  # fmt: skip
        if said and not _is_obeyed_by_nobody(around, one):
            yield from said


def _is_obeyed_by_nobody(around: tuple[Tree, ...], one: Tree) -> bool:
    """Whether what a part says turns nobody down: it is counted, shown, copied or tried, or what it says may be left out."""
    return (bool(around) and _may_be_left_out(around[-1])) or speaks_of(
        f"{one.path} {way_to(one, around)}", "said.obeyed_by_nobody"
    )


@memo
def _may_be_left_out(row: Tree) -> bool:
    """Whether a row says that its answer is not needed, or that it is off: `required: false`."""
    return any(
        (speaks_of(each.key, "said.left_out") and is_yes(each.value or ""))
        or (speaks_of(each.key, "said.wanted") and is_no(each.value or ""))
        for each in row.leaves
    )


def _named(part: Tree) -> Tree:
    """A part, under the name by which PHP hands it to a call: `min: 3`."""
    given = _GIVEN.fullmatch(part.value) if part.value and not part.key and part.path.endswith(".php") else None
    return replace(part, key=given[1], value=given[2].strip("'\"")) if given is not None else part
