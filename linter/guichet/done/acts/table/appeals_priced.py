"""What a table of prices has people pay to contest, among what it sells: a right is not sold."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_BESIDE = ("leaving.appealing", "leaving.of_a_priced_appeal", "fields.priced")
"""What the words of its key speak of: another word, and it is the price of something else."""


def appeals_priced(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the price of an appeal in a table of prices, unless it is paid back, or is of a trade."""
    for around, holder in tree.walk():
        named = " ".join(one.key for one in (*around[-1:], holder))
        if not holder.parts or not speaks_of(named, "fields.priced") or speaks_of(named, "leaving.paid_back"):
            continue
        if speaks_of(holder.said[:20_000], "leaving.business"):
            continue
        for one in holder.leaves:
            if _is_appeal(one.key) and (amount(one.value or "") or 0) > 0:
                yield FromDeed(
                    Kind.REFUSE, one.path, one.span, place, what=What.PAID_APPEAL, shown=f"{one.key}: {one.value}"
                )


def _is_appeal(key: str) -> bool:
    said = apart(key)
    if (
        not speaks_of(said, "leaving.appealing")
        or speaks_of(said, "leaving.paid_back")
        or speaks_of(said, "leaving.lasts")
    ):
        return False
    return all(any(speaks_of(word, idea) for idea in _BESIDE) for word in said.split())
