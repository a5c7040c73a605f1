"""Ways to pay that a table leaves on, when it says which are off."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.switched import switches_of
from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree


def switched_ways(tree: Tree, place: Place) -> Iterator[Form]:
    """Yield the ways to pay that a table leaves on, when it says which are off: `{carte: true, especes: false}`."""
    for around, holder in tree.walk():
        switches = switches_of(holder)
        others = [one for one in switches if speaks_of(one.name, "fields.other_payment")]
        taken = [one for one in switches if one.is_on and one not in others]
        said = " ".join((*(one.key for one in (*around, holder)), holder.path))
        pays = speaks_of(said, "fields.payment") or speaks_of(said, "fields.ways_to_pay")
        if len(others) > 1 and taken and pays and not any(one.is_on for one in others):
            choice = Asked(
                holder.key,
                "payment",
                Sort.CHOICE,
                True,
                taken[0].at.path,
                taken[0].at.span,
                tuple(one.name for one in taken),
            )
            yield Form(Kind.ASK, choice.path, choice.span, place, name=said, fields=(choice,), title=choice.path)
